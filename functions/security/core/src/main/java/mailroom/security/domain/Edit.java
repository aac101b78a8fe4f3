package mailroom.security.domain;

import java.util.Map;

/** One thing as it is to be. */
public sealed interface Edit {
    /** The thing that it is about: as it will be, or as it was where it goes. */
    Thing thing();

    /** Possible where there is nothing of that kind and id, or no more. */
    record Create(Thing thing) implements Edit {}

    /** Possible as long as {@code before} is what is kept. */
    record Replace(Stored<?> before, Thing thing) implements Edit {}

    /** Possible as long as {@code before} is what is kept. */
    record Delete(Stored<Policy> before) implements Edit {
        @Override
        public Thing thing() {
            return before.thing();
        }
    }

    /** As the audit calls it. */
    default String label() {
        return switch (this) {
            case Create _ -> "created";
            case Replace _ -> "changed";
            case Delete _ -> "deleted";
        };
    }

    /** What people saw before; empty if there was nothing. */
    default Map<String, Object> shownBefore() {
        return switch (this) {
            case Create _ -> Map.of();
            case Replace(var before, var _) -> before.thing().shown();
            case Delete(var before) -> before.thing().shown();
        };
    }

    /** What people see from then on; empty if there is nothing any more. */
    default Map<String, Object> shownAfter() {
        return this instanceof Delete ? Map.of() : thing().shown();
    }

    /** What other services are told; empty if there is nothing any more. */
    default Map<String, Object> stateAfter() {
        return this instanceof Delete ? Map.of() : thing().state();
    }
}
