package mailroom.live;

import mailroom.access.consume.AclConsumer;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;

/** The composition root of the function that hears the ACL. Apart from {@link Main}, whose other functions have no access layer to load this with. */
final class AclMain {
    private AclMain() {}

    static AclConsumer consumer(Settings settings) {
        return mailroom.access.consume.AclMain.consumer(
                settings, new AwsClients(), settings.required("LIVE_TABLE"), new Main(settings).endRevoked());
    }
}
