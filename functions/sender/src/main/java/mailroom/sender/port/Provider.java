package mailroom.sender.port;

import java.util.List;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.Mail;
import mailroom.sender.domain.SendResult;

/** Whoever takes mails and delivers them. */
public interface Provider {
    /**
     * Sends mails of one chunk by one call, which is never repeated by itself and ends within the call's time limit.
     *
     * @return one result per mail, in their order; {@code Unknown} wherever the call began and its answer was lost
     */
    List<SendResult> send(Chunk chunk, List<Mail> mails);
}
