package mailroom.contenders.routedplain;

import java.util.random.RandomGenerator;
import mailroom.batches.http.EndpointHandler;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** Lambda's entry. */
public final class RoutedPlainHandler extends EndpointHandler {
    /** Made by Lambda: everything comes from the environment. */
    public RoutedPlainHandler() {
        this(Main.endpoints(), Main.random());
    }

    RoutedPlainHandler(Endpoints endpoints, RandomGenerator random) {
        super(Router.of(endpoints), random);
    }
}
