package local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import local.admin.AdminServer;
import local.faults.FaultBook;
import local.faults.FaultFile;
import local.faults.FaultFileException;
import local.faults.FaultsApi;
import local.faults.StackNames;
import local.observe.Progress;
import local.template.Stack;

/** Where a stack's faults come from: the file it was given, and its admin API. */
final class FaultRules {
    private static final long MOST = 1_000_000_000L;

    private FaultRules() {}

    /**
     * Puts the file's rules to work and opens the API for more.
     *
     * @throws FaultFileException everything that is wrong with the file
     */
    static void open(Optional<Path> file, FaultBook book, Stack stack, AdminServer admin, Progress progress)
            throws IOException, FaultFileException {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        LongSupplier seeds = () -> random.nextLong(1, MOST);
        book.know(StackNames.of(stack));
        if (file.isPresent()) {
            FaultFile rules = FaultFile.read(file.get(), StackNames.of(stack));
            long seed = rules.seed().orElseGet(seeds);
            book.add(rules, seed);
            progress.step("%d faults, seed %d".formatted(rules.rules().size(), seed));
        }
        new FaultsApi(book, seeds).serve(admin);
    }
}
