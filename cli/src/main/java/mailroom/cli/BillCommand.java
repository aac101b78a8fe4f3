package mailroom.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import local.admin.Running;
import local.bill.Bill;
import local.bill.BillJson;
import local.bill.BillText;
import local.bill.Prices;
import local.bill.Reading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the running system's traffic would have cost on AWS; the bill goes to stdout. */
@Command(
        name = "bill",
        mixinStandardHelpOptions = true,
        description = "Say what the traffic since start would have cost on AWS. A system must be running.")
final class BillCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(names = "--json", description = "Print JSON; local/docs/bill.md gives its shape.")
    boolean json;

    @Option(
            names = "--admin",
            paramLabel = "URL",
            description = "The admin API of the system; without it the one that ./mailroom start last started here.")
    @Nullable
    URI admin;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "Other prices, in the form of local/src/main/resources/local/bill/prices.json.")
    @Nullable
    Path prices;

    @Override
    public Integer call() throws Exception {
        Prices list = prices == null ? Prices.standard() : list(prices);
        URI from = admin == null ? running() : admin;
        Bill bill = bill(reading(from), list);
        System.out.print(json ? BillJson.of(bill) + System.lineSeparator() : BillText.of(bill));
        return 0;
    }

    private static URI running() throws Problem, IOException {
        return Running.find(Home.ofLauncher().localFolder())
                .orElseThrow(() -> new Problem(
                        Problem.NOT_STARTED, "nothing is running here: ./mailroom start, and ask meanwhile"))
                .admin();
    }

    private static Prices list(Path file) throws Problem {
        try {
            return Prices.parse(Files.readString(file));
        } catch (IOException e) {
            throw new Problem(Problem.NOT_STARTED, "--prices: cannot read " + file);
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.NOT_STARTED, "--prices: %s: %s".formatted(file, e.getMessage()));
        }
    }

    private static Bill bill(Reading reading, Prices list) throws Problem {
        try {
            return Bill.of(reading, list);
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.NOT_STARTED, "--prices: " + e.getMessage());
        }
    }

    private static Reading reading(URI admin) throws Problem, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(admin + "/usage").normalize())
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Problem(
                        Problem.NOT_STARTED,
                        "%s answers %d: is it the admin API of ./mailroom start?"
                                .formatted(admin, answer.statusCode()));
            }
            return Reading.parse(answer.body());
        } catch (IOException e) {
            throw new Problem(
                    Problem.NOT_STARTED,
                    "nothing answers at %s: ./mailroom start, and ask again while it runs".formatted(admin));
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.NOT_STARTED, "%s: %s".formatted(admin, e.getMessage()));
        }
    }
}
