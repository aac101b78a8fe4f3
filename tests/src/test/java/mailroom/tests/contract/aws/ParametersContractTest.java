package mailroom.tests.contract.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mailroom.tests.contract.AlsoOnLocalStack;
import mailroom.tests.contract.LocalServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

@AlsoOnLocalStack
class ParametersContractTest {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private final String folder = "/" + Own.name();

    @AfterEach
    void clean() {
        List<String> names = SERVICES
                .ssm()
                .getParametersByPathPaginator(it -> it.path(folder).recursive(true))
                .stream()
                .flatMap(it -> it.parameters().stream())
                .map(Parameter::name)
                .toList();
        if (!names.isEmpty()) {
            SERVICES.ssm().deleteParameters(it -> it.names(names));
        }
    }

    private PutParameterResponse put(String name, String value) {
        return SERVICES.ssm().putParameter(it -> it.name(folder + name)
                .type(ParameterType.STRING)
                .value(value)
                .overwrite(true));
    }

    private Parameter get(String name) {
        return SERVICES.ssm().getParameter(it -> it.name(folder + name)).parameter();
    }

    @Test
    void each_change_is_a_version_and_the_last_is_what_is_read() {
        assertThat(put("/p", "one").version()).isEqualTo(1);
        assertThat(put("/p", "two é").version()).isEqualTo(2);
        Parameter read = get("/p");
        assertThat(read.name()).isEqualTo(folder + "/p");
        assertThat(read.value()).isEqualTo("two é");
        assertThat(read.version()).isEqualTo(2);
        assertThat(read.type()).isEqualTo(ParameterType.STRING);
        assertThat(read.dataType()).isEqualTo("text");
        assertThat(read.arn()).endsWith(":parameter" + folder + "/p");
        assertThat(read.lastModifiedDate()).isNotNull();
    }

    @Test
    void who_does_not_say_overwrite_overwrites_nothing() {
        put("/p", "one");
        assertThatThrownBy(() -> SERVICES.ssm().putParameter(it -> it.name(folder + "/p")
                        .type(ParameterType.STRING)
                        .value("two")))
                .isInstanceOf(ParameterAlreadyExistsException.class);
        assertThat(get("/p").value()).isEqualTo("one");
    }

    @Test
    void an_overwrite_keeps_the_type_that_it_does_not_name() {
        SERVICES.ssm()
                .putParameter(it ->
                        it.name(folder + "/l").type(ParameterType.STRING_LIST).value("a,b"));
        SERVICES.ssm().putParameter(it -> it.name(folder + "/l").value("c").overwrite(true));
        assertThat(get("/l").type()).isEqualTo(ParameterType.STRING_LIST);
    }

    @Test
    void an_older_version_is_read_by_its_number() {
        put("/p", "one");
        put("/p", "two");
        assertThat(SERVICES.ssm()
                        .getParameter(it -> it.name(folder + "/p:1"))
                        .parameter()
                        .value())
                .isEqualTo("one");
    }

    @Test
    void a_parameter_is_known_by_its_arn_too() {
        put("/p", "one");
        String arn = get("/p").arn();
        assertThat(SERVICES.ssm().getParameter(it -> it.name(arn)).parameter().value())
                .isEqualTo("one");
    }

    @Test
    void of_several_names_those_that_are_none_are_told_apart() {
        put("/a", "1");
        put("/b", "2");
        var answer = SERVICES.ssm().getParameters(it -> it.names(folder + "/a", folder + "/b", folder + "/c"));
        assertThat(answer.parameters()).extracting(Parameter::value).containsExactlyInAnyOrder("1", "2");
        assertThat(answer.invalidParameters()).containsExactly(folder + "/c");
    }

    @Test
    void a_folder_is_read_flat_or_deep_and_in_pages() {
        put("/a", "1");
        put("/b", "2");
        put("/sub/c", "3");
        assertThat(SERVICES.ssm().getParametersByPath(it -> it.path(folder)).parameters())
                .extracting(Parameter::value)
                .containsExactlyInAnyOrder("1", "2");
        assertThat(SERVICES.ssm()
                        .getParametersByPath(
                                it -> it.path(folder).recursive(true).maxResults(2))
                        .parameters())
                .hasSize(2);
        assertThat(
                        SERVICES
                                .ssm()
                                .getParametersByPathPaginator(
                                        it -> it.path(folder).recursive(true).maxResults(2))
                                .stream()
                                .flatMap(it -> it.parameters().stream()))
                .extracting(Parameter::value)
                .containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void what_was_deleted_is_gone_and_cannot_be_deleted_again() {
        put("/p", "one");
        SERVICES.ssm().deleteParameter(it -> it.name(folder + "/p"));
        assertThatThrownBy(() -> get("/p")).isInstanceOf(ParameterNotFoundException.class);
        assertThatThrownBy(() -> SERVICES.ssm().deleteParameter(it -> it.name(folder + "/p")))
                .isInstanceOf(ParameterNotFoundException.class);
        put("/q", "two");
        var answer = SERVICES.ssm().deleteParameters(it -> it.names(folder + "/p", folder + "/q"));
        assertThat(answer.deletedParameters()).containsExactly(folder + "/q");
        assertThat(answer.invalidParameters()).containsExactly(folder + "/p");
    }
}
