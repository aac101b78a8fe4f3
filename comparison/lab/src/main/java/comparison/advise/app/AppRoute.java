package comparison.advise.app;

import comparison.model.Endpoint;

/** A route that a Java function of the template answers. */
public record AppRoute(Endpoint endpoint, String function, RoutePlace place) {}
