package comparison.verdict;

import comparison.search.Search;

/** How far the heuristic's best may be from the best of all: measured where all can be looked at, on some of this question's own endpoints. */
record Gap(Search search, int endpoints) {
    private static final int TRIES = 3;
    private static final int SOME = 8;

    /** The greatest shortfall over the tries, as a share of the exact best; p99 and cost, whichever is worse. */
    double measured(long seed) {
        double worst = 0;
        for (int i = 0; i < TRIES; i++) {
            worst = Math.max(worst, search.some(SOME, seed + i).shortfall());
        }
        return worst;
    }
}
