package mailroom.sender.adapter;

import java.util.Locale;
import java.util.Set;
import mailroom.sender.domain.Fate;
import mailroom.sender.domain.SendResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntryResult;

/** What SES's answers mean for a mail. Sources: the SES API v2 reference on BulkEmailEntryResult and SendBulkEmail's errors. */
final class SesStatus {
    static final SendResult UNKNOWN = new SendResult.Ended(new Fate.Unknown());

    /** Refusals of the sender's own standing or set-up that say nothing about this mail: dropped by SES, worth another try. */
    private static final Set<String> THROTTLED =
            Set.of("ACCOUNT_THROTTLED", "ACCOUNT_DAILY_QUOTA_EXCEEDED", "TRANSIENT_FAILURE");

    /** Refusals of the mail or its address. */
    private static final Set<String> REJECTED =
            Set.of("MESSAGE_REJECTED", "INVALID_PARAMETER", "MessageRejected", "MessageRejectedException");

    private SesStatus() {}

    static SendResult of(BulkEmailEntryResult entry) {
        String status = entry.statusAsString();
        if (status == null) {
            return UNKNOWN;
        }
        return status.equals("SUCCESS")
                ? new SendResult.Ended(new Fate.Sent(orEmpty(entry.messageId())))
                : refusal(status, orEmpty(entry.error()));
    }

    /** One meaning for all mails of a call that ended by an exception. */
    static SendResult of(SdkException failure) {
        if (failure instanceof AwsServiceException answered) {
            String code = answered.awsErrorDetails() == null
                    ? ""
                    : orEmpty(answered.awsErrorDetails().errorCode());
            if (answered.isThrottlingException() || answered.statusCode() == 429) {
                return new SendResult.Throttled(code);
            }
            return answered.statusCode() >= 400 && answered.statusCode() < 500
                    ? refusal(
                            code.isEmpty() ? "Http" + answered.statusCode() : code,
                            answered.awsErrorDetails() == null
                                    ? ""
                                    : orEmpty(answered.awsErrorDetails().errorMessage()))
                    : UNKNOWN;
        }
        return NotBegun.isCertain(failure) ? new SendResult.Throttled("NoConnection") : UNKNOWN;
    }

    private static SendResult refusal(String code, String diagnostic) {
        if (THROTTLED.contains(code)) {
            return new SendResult.Throttled(code);
        }
        return new SendResult.Ended(
                REJECTED.contains(code)
                        ? new Fate.Rejected(readable(code), diagnostic)
                        : new Fate.Failed(readable(code), diagnostic));
    }

    /** {@code MESSAGE_REJECTED} and {@code MessageRejected} are one code to our callers. */
    private static String readable(String code) {
        if (!code.equals(code.toUpperCase(Locale.ROOT))) {
            return code;
        }
        StringBuilder words = new StringBuilder();
        for (String word : code.split("_", -1)) {
            if (!word.isEmpty()) {
                words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return words.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
