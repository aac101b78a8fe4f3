package comparison.model.measured;

import java.time.Instant;

/**
 * Where and when it was measured.
 *
 * @param memoryMb of the machine
 * @param cpuCap how much of a CPU a function had: a sentence, such as "not capped"
 */
public record Machine(String cpu, int cores, long memoryMb, String os, String jdk, Instant at, String cpuCap) {}
