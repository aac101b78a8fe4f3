package mailroom.contenders.separatemicronaut;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** Gives the container what plain handlers make themselves. */
@Factory
final class EndpointsFactory {
    @Singleton
    Endpoints endpoints() {
        return Main.endpoints();
    }
}
