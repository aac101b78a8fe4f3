package mailroom.live.domain;

import java.util.List;

/** A batch's last known state, and those who watch it. */
public record Audience(Progress progress, List<Subscription> subscriptions) {
    public Audience {
        subscriptions = List.copyOf(subscriptions);
    }

    /** Who may see the batch and has not seen this state: a subscription of another team or mode is never due, and so learns nothing. */
    public List<Subscription> due() {
        return subscriptions.stream()
                .filter(it -> it.space().equals(progress.space()) && it.sent() < progress.version())
                .toList();
    }
}
