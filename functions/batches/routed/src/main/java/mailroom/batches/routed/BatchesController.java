package mailroom.batches.routed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.util.Optional;
import java.util.function.Function;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Team;
import mailroom.batches.json.BatchJson;
import mailroom.batches.json.Parsed;
import mailroom.batches.usecase.SubmitBatch.Submitted;
import mailroom.platform.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/batches}. Media types are looked at here and not by the framework, so that each refusal is a problem of ours. */
@Controller("/v1/batches")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
class BatchesController {
    private static final Logger LOG = LoggerFactory.getLogger(BatchesController.class);
    private static final String KEY_RULE = "An Idempotency-Key is 1 to %d visible ASCII characters, quoted or not."
            .formatted(IdempotencyKey.MOST_CHARACTERS);

    private final BatchesApi api;

    BatchesController(BatchesApi api) {
        this.api = api;
    }

    @Post
    HttpResponse<String> submit(HttpRequest<?> request) {
        return ofCaller(request, call -> team -> {
            if (!call.isJson()) {
                return Answers.problem(call, Problem.notJson());
            }
            KeyHeader key = KeyHeader.of(call);
            if (key instanceof KeyHeader.Unreadable) {
                return Answers.problem(call, Problem.badRequest(KEY_RULE));
            }
            try {
                return submit(call, team, key, Json.read(call.body()));
            } catch (Json.Malformed e) {
                return Answers.problem(call, Problem.malformed(String.valueOf(e.getMessage())));
            }
        });
    }

    private HttpResponse<String> submit(Call call, Team team, KeyHeader key, JsonNode body) {
        return switch (api.parser().parse(body)) {
            case Parsed.Invalid(var violations, int more) -> Answers.problem(call, Problem.invalid(violations, more));
            case Parsed.Valid(var submission, String digest) ->
                switch (api.submit().submit(team, submission, key.with(digest), call.origin())) {
                    case Submitted.Accepted(var batch) -> {
                        LOG.atInfo()
                                .addKeyValue("batch", batch.batch().id().value())
                                .log("accepted {} recipients", batch.batch().total());
                        yield accepted(batch);
                    }
                    case Submitted.Replayed(var batch) -> accepted(batch);
                    case Submitted.KeyReused() -> Answers.problem(call, Problem.keyReused());
                };
        };
    }

    private static HttpResponse<String> accepted(BatchView view) {
        return Answers.json(HttpStatus.ACCEPTED, BatchJson.batch(view))
                .header("location", BatchJson.path(view.batch()))
                .header("retry-after", "1");
    }

    @Get
    HttpResponse<String> list(HttpRequest<?> request) {
        return ofCaller(request, call -> team -> {
            Optional<Paging> paging = Paging.of(call);
            Optional<BatchId> before = call.query("cursor").flatMap(BatchId::parse);
            if (paging.isEmpty() || (call.query("cursor").isPresent() && before.isEmpty())) {
                return Answers.problem(call, Problem.badRequest(Paging.RULE));
            }
            var page = api.list().list(team, before, paging.get().limit());
            ObjectNode body = Json.object();
            ArrayNode batches = body.putArray("batches");
            page.batches().forEach(it -> batches.add(BatchJson.batch(it)));
            return paging.get().answer("/v1/batches", "", body, page.next().map(BatchId::value));
        });
    }

    @Get("/{id}")
    HttpResponse<String> get(HttpRequest<?> request, String id) {
        return ofBatch(request, id, call -> view -> {
            ObjectNode body = BatchJson.batch(view);
            String etag = ETag.of(Json.write(body));
            return call.header("if-none-match")
                            .filter(it -> ETag.matches(it, etag))
                            .isPresent()
                    ? HttpResponse.<String>notModified().header("etag", etag)
                    : Answers.json(HttpStatus.OK, body).header("etag", etag);
        });
    }

    @Get("/{id}/recipients")
    HttpResponse<String> recipients(HttpRequest<?> request, String id) {
        return ofBatch(request, id, call -> view -> RecipientsPage.of(call, api.recipients(), view.batch()));
    }

    private HttpResponse<String> ofCaller(
            HttpRequest<?> request, Function<Call, Function<Team, HttpResponse<String>>> answer) {
        Call call = Call.of(request);
        return Answers.guarded(call, () -> call.team(api.clock().instant())
                .map(team -> answer.apply(call).apply(team))
                .orElseGet(() -> Answers.problem(call, Problem.unauthorized())));
    }

    private HttpResponse<String> ofBatch(
            HttpRequest<?> request, String id, Function<Call, Function<BatchView, HttpResponse<String>>> answer) {
        return ofCaller(
                request,
                call -> team -> BatchId.parse(id)
                        .flatMap(it -> api.get().get(team, it))
                        .map(view -> answer.apply(call).apply(view))
                        .orElseGet(() -> Answers.problem(call, Problem.notFound("There is no such batch."))));
    }
}
