package mailroom.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillCommandTest {
    @Test
    void without_a_running_system_there_is_no_bill() {
        try (Command bill = Command.run("bill", "--admin", "http://127.0.0.1:9")) {
            assertThat(bill.exitCode()).isEqualTo(2);
            assertThat(bill.errors()).contains("nothing answers at http://127.0.0.1:9: ./mailroom start");
            assertThat(bill.output()).isEmpty();
        }
    }

    @Test
    void prices_that_cannot_be_read_are_named(@TempDir Path folder) throws IOException {
        Path prices = Files.writeString(folder.resolve("prices.json"), "{\"prices\": [{\"id\": \"x\"}]}");
        try (Command bill = Command.run("bill", "--prices", prices.toString())) {
            assertThat(bill.exitCode()).isEqualTo(2);
            assertThat(bill.errors()).contains("--prices: ", "x has no label");
        }
    }
}
