package comparison.model.measured;

import comparison.model.Distribution.Empirical;
import comparison.model.Start;

/**
 * One step of the budget of a cold start, each holding all that the steps before it hold.
 *
 * @param name bare, + layer, + SDK client, + policies, + framework
 * @param both init and first request together
 */
public record BudgetStep(String name, Start start, Empirical both) {}
