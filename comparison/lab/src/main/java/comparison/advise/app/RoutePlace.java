package comparison.advise.app;

/** Where in the template a route stands. */
public sealed interface RoutePlace {
    /** In a function's {@code Events}. */
    record Event(String function, String name) implements RoutePlace {}

    /** In an API's {@code DefinitionBody} or {@code Body}; path and method as they are written there. */
    record Definition(String api, String property, String path, String method) implements RoutePlace {}

    /** Somewhere that no edit reaches. */
    record Elsewhere(String what) implements RoutePlace {}
}
