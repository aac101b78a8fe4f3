package local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import local.admin.AdminException;
import local.admin.AdminServer;
import local.lambda.EnvironmentView;
import local.lambda.LambdaHost;
import local.template.Resource;
import local.template.Stack;

/** What the admin API tells of the whole stack, and the killing of environments by hand. */
final class AdminApi {
    private final Stack stack;
    private final LambdaHost lambda;

    AdminApi(Stack stack, LambdaHost lambda) {
        this.stack = stack;
        this.lambda = lambda;
    }

    void serve(AdminServer admin) {
        admin.get("/health", this::health);
        admin.postOne("/environments/{name}/kill", (function, body) -> kill(function));
    }

    private String health() {
        ObjectNode answer =
                object().put("status", "up").put("pid", ProcessHandle.current().pid());
        ObjectNode functions = answer.putObject("functions");
        for (Resource function : stack.ofType("AWS::Serverless::Function")) {
            var environments = functions.putArray(function.logicalId());
            for (EnvironmentView each : lambda.environments(function.logicalId())) {
                environments
                        .addObject()
                        .put("pid", each.pid())
                        .put("state", each.state().name())
                        .put("invocations", each.invocations());
            }
        }
        return answer.toString();
    }

    /** Kills each of the function's JVMs, at work or not. */
    private String kill(String function) {
        Resource resource = stack.find(function)
                .filter(it -> it.type().equals("AWS::Serverless::Function"))
                .orElseThrow(() -> new AdminException(404, "no function " + function));
        List<Long> killed = lambda.environments(resource.logicalId()).stream()
                .map(EnvironmentView::pid)
                .map(ProcessHandle::of)
                .flatMap(Optional::stream)
                .filter(ProcessHandle::destroyForcibly)
                .map(ProcessHandle::pid)
                .toList();
        ObjectNode answer = object();
        killed.forEach(answer.putArray("killed")::add);
        return answer.toString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
