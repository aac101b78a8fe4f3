package mailroom.sender.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import mailroom.sender.domain.Body;
import mailroom.sender.domain.Content;
import mailroom.sender.domain.Mail;
import mailroom.sender.domain.Recipient;
import mailroom.sender.domain.Rendered;
import mailroom.sender.domain.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlebarsRendererTest {
    private final HandlebarsRenderer renderer = new HandlebarsRenderer();

    private Rendered render(String subject, Body body, Map<String, Value> variables) {
        return renderer.render(
                        new Content("sender@example.com", List.of(), subject, body),
                        List.of(new Recipient(4, "r@example.com", variables)))
                .getFirst();
    }

    private Rendered text(String template, Map<String, Value> variables) {
        return render("s", new Body.Text(template), variables);
    }

    private static Mail mail(Rendered rendered) {
        return ((Rendered.Ready) rendered).mail();
    }

    private static String textOf(Rendered rendered) {
        return ((Body.Text) mail(rendered).body()).text();
    }

    @Test
    void a_variable_is_escaped_in_html_and_nowhere_else() {
        Map<String, Value> variables = Map.of("name", new Value.Text("<b>\"A\" & B</b>"));
        Mail mail = mail(render("To {{name}}", new Body.Both("Dear {{name}}", "<p>{{name}}</p>"), variables));
        assertThat(mail.subject()).isEqualTo("To <b>\"A\" & B</b>");
        assertThat(mail.body())
                .isEqualTo(new Body.Both("Dear <b>\"A\" & B</b>", "<p>&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;</p>"));
        assertThat(mail.index()).isEqualTo(4);
        assertThat(mail.address()).isEqualTo("r@example.com");
    }

    @Test
    void a_missing_variable_is_empty() {
        assertThat(textOf(text("Dear {{name}}!", Map.of()))).isEqualTo("Dear !");
    }

    @Test
    void numbers_and_flags_read_as_people_write_them() {
        Map<String, Value> variables =
                Map.of("n", new Value.Amount(new BigDecimal("1E+3")), "yes", new Value.Flag(true));
        assertThat(textOf(text("{{n}} {{yes}} {{#if yes}}a{{else}}b{{/if}} {{#unless no}}c{{/unless}}", variables)))
                .isEqualTo("1000 true a c");
    }

    @Test
    void a_broken_template_concerns_everybody_and_says_where() {
        var rendered = renderer.render(
                new Content("sender@example.com", List.of(), "s", new Body.Text("a\n{{#if x}}b")),
                List.of(new Recipient(0, "a@example.com", Map.of()), new Recipient(1, "b@example.com", Map.of())));
        assertThat(rendered).hasSize(2).allSatisfy(it -> assertThat(((Rendered.Unrenderable) it).diagnostic())
                .startsWith("the template: line 2"));
    }

    @Test
    void a_variable_with_a_line_break_cannot_add_headers_by_the_subject() {
        Rendered rendered = render(
                "Hello {{name}}", new Body.Text("t"), Map.of("name", new Value.Text("x\r\nBcc: victim@example.com")));
        assertThat(rendered).isInstanceOf(Rendered.Unrenderable.class);
        assertThat(((Rendered.Unrenderable) rendered).diagnostic())
                .contains("subject")
                .doesNotContain("victim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{> secret}}",
                "{{> /etc/passwd}}",
                "{{#*inline \"x\"}}{{> x}}{{/inline}}{{> x}}",
                "{{include \"a\"}}",
                "{{embedded \"a\"}}",
                "{{#block \"a\"}}b{{/block}}",
                "{{precompile \"a\"}}",
                "{{i18n \"a\"}}"
            })
    void nothing_outside_the_mail_can_be_reached_by_a_helper_or_partial(String template) {
        assertThat(text(template, Map.of())).isInstanceOf(Rendered.Unrenderable.class);
    }

    @Test
    void a_variable_is_only_its_value_and_no_java_object() {
        Map<String, Value> variables = Map.of("name", new Value.Text("x"));
        assertThat(textOf(text("[{{name.class}}{{name.bytes}}{{this.class.name}}{{name.length}}]", variables)))
                .isEqualTo("[]");
    }

    @Test
    void a_small_template_cannot_grow_beyond_what_ses_takes() {
        Map<String, Value> variables = Map.of("a", new Value.Text("x".repeat(16_000)));
        Rendered rendered = text("{{a}}".repeat(1_000), variables);
        assertThat(((Rendered.Unrenderable) rendered).diagnostic()).contains("more than 250000 characters");
    }

    @Test
    void deep_nesting_is_an_error_of_the_template_and_not_of_the_process() {
        assertThat(text("{{#if a}}".repeat(6_000) + "{{/if}}".repeat(6_000), Map.of()))
                .isNotNull();
    }

    @Test
    void more_templates_than_the_cache_keeps_are_all_rendered_right() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 200; i++) {
                assertThat(textOf(text("t" + i + "{{x}}", Map.of()))).isEqualTo("t" + i);
            }
        }
    }
}
