package mailroom.sender.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.Fate;
import mailroom.sender.domain.Mail;
import mailroom.sender.domain.SendResult;

/** Answers as a script says, and counts the mails that went out. */
public final class ScriptedProvider implements Provider {
    public static final SendResult SENT = new SendResult.Ended(new Fate.Sent("message"));
    public static final SendResult THROTTLED = new SendResult.Throttled("ACCOUNT_THROTTLED");
    public static final SendResult LOST_ANSWER = new SendResult.Ended(new Fate.Unknown());
    public static final SendResult REJECTED = new SendResult.Ended(new Fate.Rejected("MessageRejected", "no"));

    private final BiFunction<Integer, Mail, SendResult> script;
    private final Map<Integer, Integer> mailed = new TreeMap<>();
    private final List<List<Mail>> calls = new ArrayList<>();

    /**
     * Answers by a script.
     *
     * @param script from the call's number, from 0, and the mail to its result
     */
    public ScriptedProvider(BiFunction<Integer, Mail, SendResult> script) {
        this.script = script;
    }

    @Override
    public synchronized List<SendResult> send(Chunk chunk, List<Mail> mails) {
        int call = calls.size();
        calls.add(List.copyOf(mails));
        List<SendResult> results = new ArrayList<>();
        for (Mail mail : mails) {
            SendResult result = script.apply(call, mail);
            if (result.equals(SENT) || result.equals(LOST_ANSWER)) {
                mailed.merge(mail.index(), 1, Integer::sum);
            }
            results.add(result);
        }
        return results;
    }

    /** How often each recipient's index was mailed; a mail whose answer was lost counts. */
    public synchronized Map<Integer, Integer> mailed() {
        return Map.copyOf(mailed);
    }

    public synchronized List<List<Mail>> calls() {
        return List.copyOf(calls);
    }
}
