package mailroom.sender.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mailroom.platform.Json;
import mailroom.sender.domain.Body;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Mail;
import mailroom.sender.domain.SendResult;
import mailroom.sender.port.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntry;
import software.amazon.awssdk.services.sesv2.model.EmailTemplateContent;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendBulkEmailRequest;

/**
 * SES by SendBulkEmail. Its template only passes through what was rendered here: one engine, one escaping rule. The client that it is given
 * never repeats a call by itself.
 */
final class SesProvider implements Provider {
    private static final Logger LOG = LoggerFactory.getLogger(SesProvider.class);

    private final SesV2Client ses;
    private final String configurationSet;

    SesProvider(SesV2Client ses, String configurationSet) {
        this.ses = ses;
        this.configurationSet = configurationSet;
    }

    @Override
    public List<SendResult> send(Chunk chunk, List<Mail> mails) {
        SendBulkEmailRequest request = request(chunk, mails);
        try {
            var answered = ses.sendBulkEmail(request).bulkEmailEntryResults();
            List<SendResult> results = new ArrayList<>();
            for (int i = 0; i < mails.size(); i++) {
                results.add(i < answered.size() ? SesStatus.of(answered.get(i)) : SesStatus.UNKNOWN);
            }
            return results;
        } catch (SdkException e) {
            LOG.atWarn()
                    .addKeyValue("error", e.getClass().getSimpleName())
                    .log("SES did not take the call for {} mails", mails.size());
            return Collections.nCopies(mails.size(), SesStatus.of(e));
        }
    }

    private SendBulkEmailRequest request(Chunk chunk, List<Mail> mails) {
        EmailTemplateContent passThrough = passThrough(chunk.content().body());
        return SendBulkEmailRequest.builder()
                .fromEmailAddress(chunk.content().from())
                .replyToAddresses(chunk.content().replyTo())
                .configurationSetName(configurationSet)
                .defaultContent(content ->
                        content.template(it -> it.templateContent(passThrough).templateData("{}")))
                .bulkEmailEntries(
                        mails.stream().map(it -> entry(chunk.id(), it)).toList())
                .build();
    }

    private static EmailTemplateContent passThrough(Body body) {
        EmailTemplateContent.Builder content = EmailTemplateContent.builder().subject("{{subject}}");
        return switch (body) {
            case Body.Text _ -> content.text("{{text}}").build();
            case Body.Html _ -> content.html("{{{html}}}").build();
            case Body.Both _ -> content.text("{{text}}").html("{{{html}}}").build();
        };
    }

    private static BulkEmailEntry entry(ChunkId chunk, Mail mail) {
        return BulkEmailEntry.builder()
                .destination(it -> it.toAddresses(mail.address()))
                .replacementEmailContent(
                        content -> content.replacementTemplate(it -> it.replacementTemplateData(data(mail))))
                .replacementTags(
                        tag("mailroom-batch", chunk.batch()),
                        tag("mailroom-chunk", Integer.toString(chunk.number())),
                        tag("mailroom-recipient", Integer.toString(mail.index())))
                .build();
    }

    private static String data(Mail mail) {
        ObjectNode data = Json.object().put("subject", mail.subject());
        switch (mail.body()) {
            case Body.Text(var text) -> data.put("text", text);
            case Body.Html(var html) -> data.put("html", html);
            case Body.Both(var text, var html) -> data.put("text", text).put("html", html);
        }
        return Json.write(data);
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }
}
