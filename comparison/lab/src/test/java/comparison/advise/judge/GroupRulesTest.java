package comparison.advise.judge;

import static org.assertj.core.api.Assertions.assertThat;

import comparison.advise.app.Application;
import comparison.advise.app.ApplicationReader;
import comparison.model.Group;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupRulesTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Globals: { Function: { Runtime: java25, Handler: a.B, MemorySize: 512, Timeout: 10 } }
            Resources:
              One:
                Type: AWS::Serverless::Function
                Properties: { CodeUri: one.zip, Events: { A: { Type: HttpApi, Properties: { Method: GET, Path: /a } } } }
              Two:
                Type: AWS::Serverless::Function
                Properties: { CodeUri: CODE_OF_TWO, Events: { B: { Type: HttpApi, Properties: { Method: GET, Path: /b } } } }
            """;

    @TempDir
    private Path folder;

    private void zip(String name, int megabytes) throws IOException {
        try (OutputStream to = Files.newOutputStream(folder.resolve(name));
                ZipOutputStream out = new ZipOutputStream(to)) {
            out.putNextEntry(new ZipEntry("classes"));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                out.write(nothing);
            }
        }
    }

    private Optional<String> bothIn(String codeOfTwo) throws Exception {
        Path template = Files.writeString(folder.resolve("template.yaml"), TEMPLATE.replace("CODE_OF_TWO", codeOfTwo));
        Application application = new ApplicationReader(Map.of(), "stack", Optional.empty()).read(template);
        return GroupRules.of(application, List.of()).forbids(new Group(application.endpoints()));
    }

    @Test
    void code_that_would_not_fit_together_stays_apart() throws Exception {
        zip("one.zip", 140);
        zip("two.zip", 120);

        assertThat(bothIn("two.zip")).hasValue("their code would unpack to 260 MB together, Lambda takes 250");
    }

    @Test
    void the_same_archive_counts_once_and_one_that_is_not_built_yet_not_at_all() throws Exception {
        zip("one.zip", 140);

        assertThat(bothIn("one.zip")).isEmpty();
        assertThat(bothIn("target/not-built.zip")).isEmpty();
        assertThat(bothIn("s3://bucket/key.zip")).isEmpty();
    }
}
