package mailroom.access.consume;

/**
 * The only two that a consumer listens to.
 *
 * @param queue the ARN of its queue
 * @param schedule the ARN of the rule that ticks every minute
 */
public record Sources(String queue, String schedule) {}
