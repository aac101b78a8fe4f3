package mailroom.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import local.template.Names;
import local.template.Stack;
import local.template.TemplateReader;
import mailroom.tests.matrix.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's table is the one that the end-to-end tests assert, for the routes that the template has. */
class SecurityPageTest {
    private static final String BEGIN = "<!-- matrix -->\n";
    private static final String END = "<!-- /matrix -->";

    @ParameterizedTest
    @ValueSource(strings = {"routed", "separate"})
    void the_table_of_the_page_is_the_matrix(String layout) throws Exception {
        Stack stack = new TemplateReader()
                .read(
                        Checkout.ROOT.resolve("template.yaml"),
                        Map.of("BatchesLayout", layout),
                        new Names("mailroom", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1")));
        String matrix = Matrix.of(stack).markdown();
        String page = Files.readString(Checkout.ROOT.resolve("docs/security.md"));
        Path expected = Files.writeString(Checkout.ROOT.resolve("tests/target/security-matrix.md"), matrix);
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .as("docs/security.md; what should stand there was written to tests/target/%s", expected.getFileName())
                .isEqualTo(matrix);
    }
}
