package mailroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import mailroom.platform.Json;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.CheckApiKey;
import mailroom.security.domain.KeyCheck;
import mailroom.security.domain.PresentedKey;
import mailroom.tests.contract.LocalServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An operator's commands on a local stack: on the table that `./mailroom start` would have written down. */
class AdminCommandsTest {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private static final String ROOT = "mailroom.root";
    private static int made;

    @TempDir
    private Path home;

    private final String rootBefore = System.getProperty(ROOT, ".");
    private final String subject = "cli-%d@example.com".formatted(++made);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aStackThatWasStarted() throws Exception {
        var environments = Json.object();
        environments
                .putObject("Security")
                .put("AWS_ENDPOINT_URL", SERVICES.endpoint().toString())
                .put("AWS_REGION", "us-east-1")
                .put("SECURITY_TABLE", SERVICES.ref("SecurityTable"));
        Path file = home.resolve("target/local/sam-env.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json.write(environments));
        System.setProperty(ROOT, home.toString());
    }

    @AfterEach
    void asBefore() {
        System.setProperty(ROOT, rootBefore);
    }

    private int admin(String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(new AdminCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((thrown, line, _) -> {
                    line.getErr().println(thrown.getMessage());
                    return thrown instanceof Problem problem ? problem.exitCode() : -1;
                })
                .execute(arguments);
    }

    private String key(String... more) {
        String[] all = new String[more.length + 6];
        System.arraycopy(new String[] {"create-key", "--local", "--team", "news", "--subject", subject}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        assertThat(admin(all)).as(err.toString()).isZero();
        return out.toString().strip();
    }

    private KeyCheck check(String key) {
        return new CheckApiKey(
                        SecurityAdapters.apiKeys(SERVICES.dynamo(), SERVICES.ref("SecurityTable")),
                        InstantSource.system())
                .check(PresentedKey.parse(key).orElseThrow());
    }

    private String lineOf(String id) {
        assertThat(admin("list-keys", "--local")).isZero();
        return out.toString()
                .lines()
                .filter(it -> it.startsWith(id))
                .findFirst()
                .orElse("");
    }

    @Test
    void a_key_is_made_good_listed_without_its_secret_and_taken_back() {
        String key = key("--role", "viewer");
        String id = key.substring(0, key.indexOf('.'));
        String secret = key.substring(key.indexOf('.') + 1);

        assertThat(check(key)).isInstanceOf(KeyCheck.Good.class);
        assertThat(lineOf(id)).contains(subject, "news").endsWith("good");
        assertThat(out.toString()).doesNotContain(secret);
        assertThat(admin("revoke", id, "--local")).isZero();
        assertThat(check(key)).isInstanceOf(KeyCheck.Refused.class);
        assertThat(lineOf(id)).contains("revoked");
    }

    @Test
    void a_key_has_its_mode_its_scope_and_its_end() {
        String key = key("--test", "--scope", "CreateBatch,ReadBatch", "--expires-in-days", "1");

        assertThat(key).startsWith("mk_test_");
        assertThat(lineOf(key.substring(0, key.indexOf('.')))).contains("until");
        assertThat(check(key)).isInstanceOfSatisfying(KeyCheck.Good.class, it -> assertThat(
                        it.key().scope())
                .containsExactly("CreateBatch", "ReadBatch"));
    }

    @Test
    void a_person_is_shut_out() {
        key();

        assertThat(admin("revoke", "--person", subject, "--local")).isZero();
        assertThat(out.toString()).contains("person " + subject);
    }

    @Test
    void what_cannot_be_done_is_said_in_one_line_with_exit_code_2() throws Exception {
        assertThat(admin("revoke", "--person", "nobody-" + subject, "--local")).isEqualTo(2);
        assertThat(admin("revoke", "mk_live_nonsense", "--local")).isEqualTo(2);
        assertThat(admin("revoke", "--local")).isEqualTo(2);
        assertThat(admin("revoke", "mk_live_00000000000000000000000000", "--person", subject, "--local"))
                .isEqualTo(2);
        assertThat(admin("create-key", "--local", "--role", "king", "--subject", subject))
                .isEqualTo(2);
        assertThat(admin("create-key", "--local", "--expires-in-days", "-1")).isEqualTo(2);
        Files.delete(home.resolve("target/local/sam-env.json"));
        assertThat(admin("list-keys", "--local")).isEqualTo(2);
        assertThat(err.toString()).contains("king", "--expires-in-days", "./mailroom start");
    }
}
