package mailroom.sender.port;

import java.util.List;
import mailroom.sender.domain.Content;
import mailroom.sender.domain.Recipient;
import mailroom.sender.domain.Rendered;

/** Makes mails of templates. */
public interface Renderer {
    /** Renders the content for each recipient, in their order. Variables are escaped in HTML and nowhere else; a missing one is empty. */
    List<Rendered> render(Content content, List<Recipient> recipients);
}
