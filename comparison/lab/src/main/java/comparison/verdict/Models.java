package comparison.verdict;

import comparison.model.Group;
import comparison.model.simulated.FunctionModel;

/** How a function behaves that serves a group. */
public interface Models {
    FunctionModel of(Group group);

    /** The same of samples drawn anew from those that were measured, with replacement (bootstrap); itself where there are none to draw from. */
    default Models drawn(long seed) {
        return this;
    }
}
