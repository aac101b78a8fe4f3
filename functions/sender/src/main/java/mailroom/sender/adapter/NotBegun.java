package mailroom.sender.adapter;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

/** Tells failures of a call that certainly never left this machine from all others. */
final class NotBegun {
    private NotBegun() {}

    /** True only if no connection came about: a reset or a timeout may come after the other side has read everything. */
    static boolean isCertain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return true;
            }
        }
        return false;
    }
}
