package comparison.advise.change;

import comparison.advise.app.AppRoute;
import comparison.advise.app.Application;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.Grouping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Which function becomes which group's: each function stays with the group that it shares most requests with, and only what finds none so is new.
 *
 * @param homes in the groups' order
 * @param idle functions that serve nothing any more
 */
record Plan(List<Home> homes, List<String> idle) {
    Plan {
        homes = List.copyOf(homes);
        idle = List.copyOf(idle);
    }

    /**
     * The function of one group.
     *
     * @param function logical id, an existing one or a new one
     * @param model the function that a new one is a copy of; itself for an existing one
     * @param from those that serve the group's endpoints now, the model first
     */
    record Home(String function, String model, Group group, List<String> from) {
        Home {
            from = List.copyOf(from);
        }

        boolean isNew() {
            return !function.equals(model);
        }
    }

    private record Share(String function, Group group, double weight) {}

    /**
     * The plan for a grouping.
     *
     * @param weight of an endpoint: its requests
     * @param taken ids that the template uses already
     */
    static Plan of(Application now, Grouping proposed, ToDoubleFunction<Endpoint> weight, Set<String> taken) {
        Map<Group, String> homes = new HashMap<>();
        List<Share> shares = shares(now, proposed, weight);
        for (Share share : shares) {
            if (!homes.containsKey(share.group()) && !homes.containsValue(share.function())) {
                homes.put(share.group(), share.function());
            }
        }
        Set<String> ids = new HashSet<>(taken);
        List<Home> all = new ArrayList<>();
        for (Group group : proposed.groups()) {
            List<String> from = shares.stream()
                    .filter(it -> it.group().equals(group))
                    .map(Share::function)
                    .toList();
            String model = homes.getOrDefault(group, from.getFirst());
            String id = homes.containsKey(group) ? model : newId(model, group, ids);
            ids.add(id);
            List<String> modelFirst = new ArrayList<>(from);
            modelFirst.remove(model);
            modelFirst.addFirst(model);
            all.add(new Home(id, model, group, modelFirst));
        }
        List<String> idle = now.served().keySet().stream()
                .filter(it -> !homes.containsValue(it))
                .toList();
        return new Plan(all, idle);
    }

    /** The heaviest first; among equals in the order of the template, so that the same question gets the same answer. */
    private static List<Share> shares(Application now, Grouping proposed, ToDoubleFunction<Endpoint> weight) {
        List<String> order = List.copyOf(now.served().keySet());
        List<Share> shares = new ArrayList<>();
        for (Group group : proposed.groups()) {
            Map<String, Double> byFunction = new LinkedHashMap<>();
            for (Endpoint endpoint : group.endpoints()) {
                AppRoute route = now.route(endpoint);
                byFunction.merge(route.function(), 1 + weight.applyAsDouble(endpoint), Double::sum);
            }
            byFunction.forEach((function, sum) -> shares.add(new Share(function, group, sum)));
        }
        shares.sort(Comparator.comparingDouble(Share::weight)
                .reversed()
                .thenComparingInt(it -> order.indexOf(it.function())));
        return shares;
    }

    /** The model's id with its first endpoint's words: {@code Orders} and {@code GET /orders/{id}} give {@code OrdersGetOrdersId}. */
    private static String newId(String model, Group group, Set<String> taken) {
        StringBuilder id = new StringBuilder(model);
        for (String word : group.endpoints().getFirst().routeKey().split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                String small = word.toLowerCase(Locale.ROOT);
                id.append(Character.toUpperCase(small.charAt(0))).append(small.substring(1));
            }
        }
        String free = id.toString();
        for (int number = 2; taken.contains(free); number++) {
            free = id.toString() + number;
        }
        return free;
    }
}
