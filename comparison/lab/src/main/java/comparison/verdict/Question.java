package comparison.verdict;

import comparison.model.Start;
import comparison.price.Tariff;
import comparison.search.Rules;
import comparison.trace.Trace;
import local.bill.Prices;

/**
 * One function for all, or one each?
 *
 * @param routed who stands for one function for all, by name
 * @param separate who stands for one function each
 * @param rules about groups of the trace's endpoints, a bit each in their order
 * @param traffic what the trace is, in words
 */
public record Question(
        String title,
        String routed,
        String separate,
        Start start,
        Trace trace,
        String traffic,
        Models models,
        Permissions permissions,
        Rules rules,
        Tariff tariff,
        Prices prices,
        Preference preference,
        Effort effort,
        long seed) {}
