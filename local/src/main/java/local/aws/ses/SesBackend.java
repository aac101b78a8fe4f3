package local.aws.ses;

import static local.aws.proxy.JsonBody.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import local.aws.proxy.Answer;
import local.aws.proxy.AwsError;
import local.aws.proxy.Backend;
import local.aws.proxy.JsonBody;
import local.aws.proxy.Request;

/** SES v2's REST protocol. Answers once an email is accepted; what becomes of it is told by events. */
public final class SesBackend implements Backend {
    private final Vertx vertx;
    private final Ses ses;

    public SesBackend(Vertx vertx, Ses ses) {
        this.vertx = vertx;
        this.ses = ses;
    }

    @Override
    public Future<Answer> answer(Request request) {
        return switch (request.operation()) {
            case "SendEmail" -> send(request, SendEmail::send);
            case "SendBulkEmail" -> send(request, SendBulkEmail::send);
            case "GetAccount" -> Future.succeededFuture(ok(account()));
            default -> throw new AwsError(404, "NotFoundException", "SES here does not know " + request.operation());
        };
    }

    private interface Operation {
        ObjectNode send(Ses ses, ObjectNode body);
    }

    private Future<Answer> send(Request request, Operation operation) {
        return vertx.executeBlocking(() -> operation.send(ses, JsonBody.read(request.body())), false)
                .compose(it ->
                        ses.faults().hangs() ? Promise.<Answer>promise().future() : Future.succeededFuture(ok(it)));
    }

    private static ObjectNode account() {
        ObjectNode account = object().put("SendingEnabled", true).put("ProductionAccessEnabled", true);
        account.putObject("SendQuota")
                .put("Max24HourSend", 1_000_000)
                .put("MaxSendRate", 1_000)
                .put("SentLast24Hours", 0);
        return account;
    }

    private static Answer ok(ObjectNode body) {
        return Answer.ok("application/json", JsonBody.write(body));
    }
}
