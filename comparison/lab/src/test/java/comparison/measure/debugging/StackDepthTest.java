package comparison.measure.debugging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackDepthTest {
    @Test
    void frames_between_the_runtime_s_loop_and_the_aws_client_are_counted() {
        String dump = """
                "Signal Dispatcher" #1
                   java.lang.Thread.State: RUNNABLE

                "main" #2
                   java.lang.Thread.State: RUNNABLE
                \tat java.net.Socket.read(Socket.java:1)
                \tat software.amazon.awssdk.core.Client.execute(Client.java:2)
                \tat software.amazon.awssdk.dynamodb.Client.getItem(Client.java:3)
                \tat app.Store.find(Store.java:4)
                \tat app.Handler.handleRequest(Handler.java:5)
                \tat com.amazonaws.services.lambda.runtime.api.client.Loader.call(Loader.java:6)
                \tat com.amazonaws.services.lambda.runtime.api.client.AWSLambda.main(AWSLambda.java:7)
                """;

        assertThat(StackDepth.in(dump)).isEqualTo(2);
    }

    @Test
    void a_thread_that_makes_no_aws_call_has_none() {
        assertThat(StackDepth.in("\"main\" #2\n\tat app.Handler.handleRequest(Handler.java:5)\n"))
                .isZero();
    }
}
