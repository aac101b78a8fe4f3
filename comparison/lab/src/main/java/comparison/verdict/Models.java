package comparison.verdict;

import comparison.model.Group;
import comparison.model.simulated.FunctionModel;

/** How a function behaves that serves a group. */
public interface Models {
    FunctionModel of(Group group);
}
