package mailroom.contenders.spring;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.function.Function;
import mailroom.batches.http.Call;
import mailroom.batches.http.Edge;
import mailroom.batches.http.Endpoint;
import mailroom.batches.http.Main;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application; Lambda's entry is the adapter's own FunctionInvoker, which finds it by MAIN_CLASS. */
@SpringBootApplication(proxyBeanMethods = false)
public class SpringMain {
    public static void main(String[] arguments) {
        SpringApplication.run(SpringMain.class, arguments);
    }

    @Bean
    Endpoint endpoint() {
        return Main.endpoints().getBatch();
    }

    @Bean
    Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> getBatch(Endpoint endpoint) {
        var edge = new Edge(Main.random());
        return event -> edge.serve(event, () -> endpoint.answer(Call.of(event)).response());
    }
}
