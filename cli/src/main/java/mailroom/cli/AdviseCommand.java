package mailroom.cli;

import comparison.advise.Advice;
import comparison.advise.AdviceJson;
import comparison.advise.AdviceText;
import comparison.advise.Adviser;
import comparison.advise.Question;
import comparison.advise.app.AdviseException;
import comparison.advise.app.AppFunction;
import comparison.advise.app.ApplicationReader;
import comparison.advise.aws.AccessLogGroup;
import comparison.advise.aws.AwsClients;
import comparison.advise.aws.StackReports;
import comparison.advise.change.FileReplacement;
import comparison.advise.change.Programs;
import comparison.advise.report.FunctionTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Says how the user's own endpoints should be grouped into functions, and changes their template to it. */
@Command(
        name = "advise",
        mixinStandardHelpOptions = true,
        description = {
            "Say how the endpoints of a SAM template should be grouped into functions for the traffic of an access log,",
            "and print the changed template as a diff. See docs/advise.md.",
            "Exit codes: 0 advised, 1 --check: another grouping is better, or --write: something is to be done first, 2 input that cannot be used."
        })
final class AdviseCommand implements Callable<Integer> {
    private static final int ENOUGH_REPORTS = 20_000;
    private static final int ENOUGH_REQUESTS = 2_000_000;
    private static final String CLOUDWATCH = "cloudwatch:";

    @Option(
            names = "--template",
            required = true,
            paramLabel = "FILE",
            description = "A SAM template of Java functions.")
    Path template = Path.of("");

    @Option(
            names = "--trace",
            required = true,
            paramLabel = "LOG",
            description = "Its access log: API Gateway's JSON lines, CLF, or CSV; cloudwatch:GROUP reads a log group.")
    String trace = "";

    @Option(names = "--write", description = "Write the change into the template.")
    boolean write;

    @Option(names = "--check", description = "For CI: one line, and exit code 1 when another grouping is better.")
    boolean check;

    @Option(names = "--json", description = "Print JSON; docs/advise.md gives its shape.")
    boolean json;

    @Option(
            names = "--handler",
            paramLabel = "[FUNCTION=]CLASS::METHOD",
            description = "The handler that routes a merged group; without FUNCTION, for the only one.")
    List<String> handlers = List.of();

    @Option(
            names = "--code-uri",
            paramLabel = "[FUNCTION=]PATH",
            description = "The archive that holds the code of a merged group.")
    List<String> code = List.of();

    @Option(
            names = "--keep-apart",
            paramLabel = "ENDPOINTS",
            description = "Endpoints that must not share a function: 'GET /a,POST /b'. May be given again.")
    List<String> keepApart = List.of();

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", description = "A parameter of the template.")
    Map<String, String> parameters = Map.of();

    @Option(names = "--api", paramLabel = "ID", description = "The API to look at, where the template has several.")
    @Nullable
    String api;

    @Option(
            names = "--aws",
            paramLabel = "STACK",
            description = "Take times from the stack's REPORT lines in CloudWatch.")
    @Nullable
    String stack;

    @Option(names = "--region", description = "The stack's region; without it AWS_REGION or the profile's.")
    @Nullable
    String region;

    @Option(
            names = "--days",
            defaultValue = "7",
            description = "How far back --aws and cloudwatch: read. Standard: ${DEFAULT-VALUE}.")
    int days;

    @Option(
            names = "--tolerance",
            defaultValue = "0.05",
            description =
                    "How much better another grouping must be; 0.05 is a twentieth of its p99 or cost. Standard: ${DEFAULT-VALUE}.")
    double tolerance;

    @Override
    public Integer call() throws Problem {
        try {
            Terminal terminal = new Terminal(Stopwatch.ofLauncher(InstantSource.system()));
            Advice advice = advice(terminal);
            print(advice);
            return write ? written(advice) : check && !advice.judgement().tie() ? Problem.UNEXPECTED_RESULT : 0;
        } catch (AdviseException | IllegalArgumentException e) {
            throw new Problem(Problem.NOT_STARTED, e.getMessage());
        }
    }

    private Advice advice(Terminal terminal) throws AdviseException {
        if (days < 1) {
            throw new AdviseException("--days: at least 1, not " + days);
        }
        if (!trace.startsWith(CLOUDWATCH)) {
            return Adviser.advise(question(Path.of(trace), terminal), terminal::step);
        }
        try {
            Path log = Files.createTempFile("access", ".log");
            try (AwsClients aws = aws()) {
                new AccessLogGroup(
                                aws.logs(),
                                InstantSource.system(),
                                Duration.ofDays(days),
                                ENOUGH_REQUESTS,
                                terminal::step)
                        .write(trace.substring(CLOUDWATCH.length()), log);
                return Adviser.advise(question(log, terminal), terminal::step);
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            throw new AdviseException("the temporary folder cannot be written: " + e.getMessage(), e);
        }
    }

    /** With what the environment and the profile say. */
    private AwsClients aws() throws AdviseException {
        try {
            return new AwsClients(
                    Optional.ofNullable(region),
                    Optional.empty(),
                    DefaultCredentialsProvider.builder().build());
        } catch (SdkClientException e) {
            throw new AdviseException(
                    "no AWS region: set AWS_REGION or give --region (%s)".formatted(e.getMessage()), e);
        }
    }

    private Question question(Path log, Terminal terminal) throws AdviseException {
        ApplicationReader reader =
                new ApplicationReader(parameters, Optional.ofNullable(stack).orElse("stack"), Optional.ofNullable(api));
        return new Question(
                template,
                log,
                reader,
                reports(reader, terminal),
                new Programs(byFunction(handlers), byFunction(code)),
                keepApart,
                tolerance);
    }

    private Map<String, FunctionTimes> reports(ApplicationReader reader, Terminal terminal) throws AdviseException {
        if (stack == null) {
            return Map.of();
        }
        Map<String, String> logGroups = new HashMap<>();
        for (AppFunction function : reader.read(template).functions()) {
            if (!function.logGroup().isEmpty()) {
                logGroups.put(function.id(), function.logGroup());
            }
        }
        try (AwsClients aws = aws()) {
            return new StackReports(
                            aws.stacks(),
                            aws.logs(),
                            InstantSource.system(),
                            Duration.ofDays(days),
                            ENOUGH_REPORTS,
                            terminal::step)
                    .of(stack, logGroups);
        }
    }

    /** A logical id has letters and digits only, so an equals sign behind anything else belongs to the value. */
    private static Map<String, String> byFunction(List<String> options) {
        Map<String, String> values = new HashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            boolean named = equals > 0 && option.substring(0, equals).chars().allMatch(Character::isLetterOrDigit);
            values.put(named ? option.substring(0, equals) : "", named ? option.substring(equals + 1) : option);
        }
        return values;
    }

    private void print(Advice advice) {
        System.out.println(
                json
                        ? AdviceJson.of(advice)
                        : check ? advice.verdict() : AdviceText.of(advice).stripTrailing());
    }

    private int written(Advice advice) throws AdviseException {
        if (!advice.change().obstacles().isEmpty()) {
            System.err.println("mailroom: %s is left as it is: %s"
                    .formatted(template, String.join("; ", advice.change().obstacles())));
            return Problem.UNEXPECTED_RESULT;
        }
        if (!advice.change().isNone()) {
            FileReplacement.write(
                    template, advice.change().before(), advice.change().after());
            System.err.println("mailroom: %s is written".formatted(template));
        }
        return 0;
    }
}
