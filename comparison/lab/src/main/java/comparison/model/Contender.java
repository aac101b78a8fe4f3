package comparison.model;

/**
 * One way to build the API.
 *
 * @param name as reports name it: {@code routed-micronaut}
 * @param framework {@code plain}, {@code micronaut}, {@code spring}
 */
public record Contender(String name, Layout layout, String framework) {}
