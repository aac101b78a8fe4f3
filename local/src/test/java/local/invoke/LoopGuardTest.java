package local.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import local.lambda.InvokeContext;
import local.lambda.InvokeResult;
import local.lambda.InvokeResult.Answered;
import local.lambda.InvokeResult.Refused;
import local.lambda.Invoked;
import local.lambda.Invoker;
import local.lambda.Samples;
import local.template.Names;
import local.template.Resource;
import org.junit.jupiter.api.Test;

class LoopGuardTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:orders";

    private final List<InvokeContext> seen = new ArrayList<>();
    private final LoopGuard guard = guard(false);

    @Test
    void a_lineage_begins_where_there_is_none_and_grows_by_whatever_name_the_function_is_called() {
        for (String name : List.of("Orders", "orders", ARN, ARN + ":live", "000000000000:function:orders")) {
            assertThat(guard.invoke(name, "{}", last()).join()).isEqualTo(new Answered("{}"));
        }

        assertThat(Lineage.of(last().trace()).hops(ARN)).isEqualTo(5);
        var _ = guard.invoke("Orders", "{}");
        assertThat(Lineage.of(last().trace()).hops(ARN)).isEqualTo(1);
    }

    @Test
    void everything_else_of_the_context_stays() {
        var _ = guard.invoke(
                "Orders",
                "{}",
                new InvokeContext(Optional.of("e30="), Optional.of("Root=1;Parent=2"), Optional.of("id")));

        assertThat(last().client()).contains("e30=");
        assertThat(last().request()).contains("id");
        assertThat(last().trace().orElseThrow()).startsWith("Root=1;Parent=2;Lineage=");
    }

    @Test
    void the_seventeenth_time_is_refused_with_and_without_the_log() {
        for (int i = 0; i < 16; i++) {
            var _ = guard.invoke("Orders", "{}", last());
        }

        assertThat(guard.invoke("Orders", "{}", last()).join()).isInstanceOfSatisfying(Refused.class, it -> {
            assertThat(it.errorType()).isEqualTo("RecursiveInvocationException");
            assertThat(it.message()).contains(ARN);
        });
        assertThat(guard.invokeWithLog("Orders", "{}", last()).join().result()).isInstanceOf(Refused.class);
        assertThat(seen).hasSize(16);
    }

    @Test
    void a_function_that_allows_it_goes_on_and_is_counted_all_the_same() {
        LoopGuard open = guard(true);
        for (int i = 0; i < 20; i++) {
            var _ = open.invoke("Orders", "{}", last());
        }

        assertThat(Lineage.of(last().trace()).hops(ARN)).isEqualTo(20);
    }

    @Test
    void an_unknown_function_is_the_hosts_matter() {
        InvokeContext context = new InvokeContext(Optional.empty(), Optional.of("Root=1"));
        var _ = guard.invoke("nobody", "{}", context);

        assertThat(seen).containsExactly(context);
    }

    private InvokeContext last() {
        return seen.isEmpty() ? InvokeContext.NONE : seen.getLast();
    }

    private LoopGuard guard(boolean loops) {
        Names names = new Names("sample", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1"));
        Resource resource = new Resource(
                "Orders",
                "AWS::Serverless::Function",
                "orders",
                Map.of("Arn", ARN),
                Samples.json("{}"),
                Samples.json("{}"));
        Function function = new Function(resource, Set.of("live"), loops, AsyncConfig.DEFAULT);
        return new LoopGuard(
                new Catalog(names, List.of(function)),
                new Recording(),
                (name, payload, context) -> CompletableFuture.completedFuture(new Invoked("", new Answered("{}"), "")));
    }

    private final class Recording implements Invoker {
        @Override
        public CompletableFuture<InvokeResult> invoke(String function, String payload) {
            throw new AssertionError("without a context");
        }

        @Override
        public CompletableFuture<InvokeResult> invoke(String function, String payload, InvokeContext context) {
            seen.add(context);
            return CompletableFuture.completedFuture(new Answered("{}"));
        }
    }
}
