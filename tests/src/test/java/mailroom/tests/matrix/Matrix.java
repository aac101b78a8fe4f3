package mailroom.tests.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import local.template.Stack;
import mailroom.tests.matrix.Rule.About;
import mailroom.tests.matrix.Rule.Reach;

/**
 * The expected answers, cell by cell. Routes come from the template; what each is about stands here, so a route that nobody has thought about stops
 * the tests.
 */
public final class Matrix {
    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("GET /healthz", new Rule(About.NOBODY_ASKS, Reach.READERS, 200)),
            Map.entry("GET /.well-known/jwks.json", new Rule(About.NOBODY_ASKS, Reach.READERS, 200)),
            Map.entry("POST /v1/tokens", new Rule(About.NOBODY_ASKS, Reach.READERS, 422)),
            Map.entry("POST /v1/batches", new Rule(About.SERVICE, Reach.WRITERS, 202)),
            Map.entry("GET /v1/batches", new Rule(About.SERVICE, Reach.READERS, 200)),
            Map.entry("POST /v1/stream-tickets", new Rule(About.SERVICE, Reach.READERS, 201)),
            Map.entry("GET /v1/batches/{id}", new Rule(About.BATCH, Reach.READERS, 200)),
            Map.entry("GET /v1/batches/{id}/recipients", new Rule(About.BATCH, Reach.READERS, 200)),
            Map.entry("GET /v1/batches/{id}/events", new Rule(About.BATCH, Reach.READERS, 200)),
            Map.entry("POST /v1/batches/{id}/recipients", new Rule(About.BATCH, Reach.OWNERS, 200)),
            Map.entry("POST /v1/batches/{id}/submit", new Rule(About.BATCH, Reach.OWNERS, 202)),
            Map.entry("POST /v1/batches/{id}/cancel", new Rule(About.BATCH, Reach.OWNERS, 202)),
            Map.entry("POST /v1/batches/{id}/retry-failed", new Rule(About.BATCH, Reach.OWNERS, 409)),
            Map.entry("GET /v1/people", new Rule(About.SERVICE, Reach.ADMINS, 200)),
            Map.entry("POST /v1/people", new Rule(About.SERVICE, Reach.ADMINS, 422)),
            Map.entry("GET /v1/people/{subject}", new Rule(About.SERVICE, Reach.ADMINS, 200)),
            Map.entry("PATCH /v1/people/{subject}", new Rule(About.SERVICE, Reach.ADMINS, 428)),
            Map.entry("GET /v1/api-keys", new Rule(About.SERVICE, Reach.ADMINS, 200)),
            Map.entry("POST /v1/api-keys", new Rule(About.SERVICE, Reach.ADMINS, 422)),
            Map.entry("GET /v1/api-keys/{id}", new Rule(About.SERVICE, Reach.ADMINS, 404)),
            Map.entry("DELETE /v1/api-keys/{id}", new Rule(About.SERVICE, Reach.ADMINS, 404)),
            Map.entry("GET /v1/roles", new Rule(About.SERVICE, Reach.ADMINS, 200)),
            Map.entry("POST /v1/roles", new Rule(About.SERVICE, Reach.ADMINS, 422)),
            Map.entry("GET /v1/roles/{name}", new Rule(About.SERVICE, Reach.ADMINS, 200)),
            Map.entry("PATCH /v1/roles/{name}", new Rule(About.SERVICE, Reach.ADMINS, 428)),
            Map.entry("GET /v1/policies", new Rule(About.SERVICE, Reach.ADMINS, 200)),
            Map.entry("POST /v1/policies", new Rule(About.SERVICE, Reach.ADMINS, 422)),
            Map.entry("GET /v1/policies/{id}", new Rule(About.SERVICE, Reach.ADMINS, 200)),
            Map.entry("PUT /v1/policies/{id}", new Rule(About.SERVICE, Reach.ADMINS, 428)),
            Map.entry("DELETE /v1/policies/{id}", new Rule(About.SERVICE, Reach.ADMINS, 428)),
            Map.entry("GET /v1/audit", new Rule(About.SERVICE, Reach.ADMINS, 200)),
            Map.entry("POST /v1/access-checks", new Rule(About.PERSON, Reach.ONESELF, 200)));

    private final List<Route> routes;

    private Matrix(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /**
     * Of a template's routes.
     *
     * @throws AssertionError when the template has a route that no rule is about, or the other way round
     */
    public static Matrix of(Stack stack) {
        List<Route> routes = Route.of(stack);
        List<String> keys = routes.stream().map(Route::key).toList();
        List<String> unknown =
                keys.stream().filter(it -> !RULES.containsKey(it)).toList();
        List<String> gone =
                RULES.keySet().stream().filter(it -> !keys.contains(it)).toList();
        if (!unknown.isEmpty() || !gone.isEmpty()) {
            throw new AssertionError("routes without a rule: %s; rules without a route: %s".formatted(unknown, gone));
        }
        for (Route route : routes) {
            if (route.isPublic() != (rule(route).about() == About.NOBODY_ASKS)) {
                throw new AssertionError(
                        route + " is public in the template and not in the matrix, or the other way round");
            }
        }
        return new Matrix(routes);
    }

    private static Rule rule(Route route) {
        Rule rule = RULES.get(route.key());
        if (rule == null) {
            throw new AssertionError("no rule for " + route);
        }
        return rule;
    }

    /** One cell. Where a route is about nothing that belongs to anybody, {@code whose} is {@code OWN} alone. */
    public record Cell(Route route, Actor actor, Whose whose, int status) {}

    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Route route : routes) {
            for (Actor actor : Actor.values()) {
                for (Whose whose : kinds(rule(route))) {
                    cells.add(new Cell(route, actor, whose, rule(route).status(actor, whose)));
                }
            }
        }
        return cells;
    }

    private static List<Whose> kinds(Rule rule) {
        return rule.about() == About.BATCH || rule.about() == About.PERSON
                ? List.of(Whose.values())
                : List.of(Whose.OWN);
    }

    /** As {@code docs/security.md} shows it. */
    public String markdown() {
        StringBuilder table = new StringBuilder("| route | ");
        table.append(Arrays.stream(Actor.values()).map(Actor::heading).collect(Collectors.joining(" | ")));
        table.append(" |\n|---|").append("---|".repeat(Actor.values().length)).append('\n');
        for (Route route : routes) {
            table.append("| `%s` | ".formatted(route.key()));
            table.append(Arrays.stream(Actor.values())
                    .map(actor -> shown(rule(route), actor))
                    .collect(Collectors.joining(" | ")));
            table.append(" |\n");
        }
        return table.toString();
    }

    private static String shown(Rule rule, Actor actor) {
        List<String> statuses = kinds(rule).stream()
                .map(it -> Integer.toString(rule.status(actor, it)))
                .toList();
        return statuses.stream().distinct().count() == 1 ? statuses.getFirst() : String.join(" / ", statuses);
    }
}
