package comparison.verdict;

import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.simulated.FunctionModel;
import java.util.HashMap;
import java.util.SplittableRandom;

/**
 * Models of any group, between two that were measured: one function each, and one for all. What a function of some endpoints takes is assumed to
 * lie between the two in proportion to how many further endpoints it serves, since that is how much more code it loads.
 */
public record BlendedModels(Times separate, Times routed, int endpoints, int memoryMb) implements Models {
    @Override
    public Models drawn(long seed) {
        var random = new SplittableRandom(seed);
        return new BlendedModels(separate.drawn(random), routed.drawn(random), endpoints, memoryMb);
    }

    @Override
    public FunctionModel of(Group group) {
        double share = endpoints < 2 ? 1 : (group.endpoints().size() - 1.0) / (endpoints - 1.0);
        var first = new HashMap<Endpoint, Distribution>();
        var warm = new HashMap<Endpoint, Distribution>();
        for (Endpoint endpoint : group.endpoints()) {
            first.put(endpoint, Blend.of(separate.firstOf(endpoint), routed.firstOf(endpoint), share));
            warm.put(endpoint, Blend.of(separate.warmOf(endpoint), routed.warmOf(endpoint), share));
        }
        return new FunctionModel(group, memoryMb, Blend.of(separate.init(), routed.init(), share), first, warm, 0, 0);
    }
}
