package mailroom.tests.contract;

import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import local.aws.AwsOptions;
import local.aws.AwsServices;
import local.template.Names;
import local.template.Stack;
import local.template.TemplateReader;
import mailroom.tests.house.Checkout;

/** The services of the local runtime, in this JVM. */
final class OwnServices {
    private OwnServices() {}

    static Running start() {
        Vertx vertx = Vertx.vertx();
        AwsServices aws = AwsServices.listen(
                vertx, new AwsOptions(Checkout.ROOT.resolve("target/local"), Optional.empty(), true, false));
        try {
            Names names = new Names("contracts", "us-east-1", "000000000000", aws.endpoint());
            Stack stack = new TemplateReader().read(Checkout.ROOT.resolve("template.yaml"), Map.of(), names);
            aws.provision(stack, _ -> {});
            return new Running(
                    stack, Map.of(), Clients.of(aws.endpoint()), Optional.of(aws.mailbox()), () -> end(aws, vertx));
        } catch (Exception e) { // whichever part it was: what has started must end
            end(aws, vertx);
            throw new IllegalStateException("the local services did not start", e);
        }
    }

    private static void end(AwsServices aws, Vertx vertx) {
        aws.close();
        vertx.close().await();
    }
}
