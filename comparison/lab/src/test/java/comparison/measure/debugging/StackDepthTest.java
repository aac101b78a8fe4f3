package comparison.measure.debugging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackDepthTest {
    @Test
    void frames_between_the_runtime_and_the_endpoint_s_own_class_are_counted() {
        String dump = """
                "Signal Dispatcher" #1
                   java.lang.Thread.State: RUNNABLE

                "main" #2
                   java.lang.Thread.State: RUNNABLE
                \tat java.net.Socket.read(Socket.java:1)
                \tat software.amazon.awssdk.core.Client.execute(Client.java:2)
                \tat software.amazon.awssdk.dynamodb.Client.getItem(Client.java:3)
                \tat app.Store.find(Store.java:4)
                \tat app.Get.answer(Get.java:8)
                \tat app.Handler.lambda$handle$0(Handler.java:6)
                \tat app.Handler.handleRequest(Handler.java:5)
                \tat com.amazonaws.services.lambda.runtime.api.client.Loader.call(Loader.java:6)
                \tat com.amazonaws.services.lambda.runtime.api.client.AWSLambda.main(AWSLambda.java:7)
                """;

        assertThat(StackDepth.in(dump, "app.Get")).isEqualTo(2);
    }

    @Test
    void a_thread_that_is_not_in_both_has_none() {
        assertThat(StackDepth.in("\"main\" #2\n\tat app.Get.answer(Get.java:5)\n", "app.Get"))
                .isZero();
    }
}
