package mailroom.sender.port;

import java.util.List;
import java.util.Set;
import mailroom.sender.domain.Content;
import mailroom.sender.domain.Mail;
import mailroom.sender.domain.Recipient;
import mailroom.sender.domain.Rendered;

/** Takes templates for the mail's text, and fails for some recipients. */
public final class PlainRenderer implements Renderer {
    private final Set<Integer> unrenderable;

    public PlainRenderer(Set<Integer> unrenderable) {
        this.unrenderable = Set.copyOf(unrenderable);
    }

    @Override
    public List<Rendered> render(Content content, List<Recipient> recipients) {
        return recipients.stream()
                .<Rendered>map(it -> unrenderable.contains(it.index())
                        ? new Rendered.Unrenderable(it.index(), "scripted")
                        : new Rendered.Ready(new Mail(it.index(), it.address(), content.subject(), content.body())))
                .toList();
    }
}
