package mailroom.batches.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import mailroom.batches.port.BatchStore;

/** A store that notes each call of each of its ports. */
final class CountedStore {
    private final List<String> calls = new ArrayList<>();
    private final BatchStore store;

    CountedStore(BatchStore counted) {
        this.store = proxy(BatchStore.class, (_, port, _) -> {
            Object real = port.invoke(counted);
            return proxy(port.getReturnType(), (_, method, args) -> {
                calls.add(port.getName() + "." + method.getName());
                try {
                    return method.invoke(real, args);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        });
    }

    BatchStore store() {
        return store;
    }

    /** The calls since the last look. */
    List<String> calls() {
        List<String> made = List.copyOf(calls);
        calls.clear();
        return made;
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
