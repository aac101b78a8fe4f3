package mailroom.sender.domain;

/** What rendering one recipient's mail can give. */
public sealed interface Rendered {
    int index();

    record Ready(Mail mail) implements Rendered {
        @Override
        public int index() {
            return mail.index();
        }
    }

    /** The template or this recipient's variables do not make a mail; the diagnostic is for the template's author. */
    record Unrenderable(int index, String diagnostic) implements Rendered {}
}
