package dev.backroom.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.notices.Severity;
import org.junit.jupiter.api.Test;

final class ChannelSettingsTest {
    @Test
    void readsTheChannels_andNamesWhatIsWrong_withoutSilencingTheOthers() {
        ChannelSettings settings = ChannelSettings.read("""
                [{"name":"ops","type":"feishu","url":"https://f.example/x","secret":"shh","lang":"zh-CN","minimum":"WARNING"},
                 {"name":"mail","type":"email"},
                 {"name":"ops","type":"slack","url":"https://s.example/x"},
                 {"name":"a b","type":"slack","url":"https://s.example/x"},
                 {"name":"c","type":"fax","url":"https://s.example/x"},
                 {"name":"d","type":"slack","url":"http://s.example/very-secret"},
                 {"name":"e","type":"slack","url":"https://s.example/ very-secret"},
                 {"name":"f","type":"wecom","url":"https://s.example/x","lang":"fr"},
                 {"name":"g","type":"dingtalk","url":"https://s.example/x","minimum":"LOUD"},
                 {"name":"h","type":"webhook","url":"https://s.example/x"},
                 {"name":"i","type":"webhook","url":"https://s.example/x","secret":"k"}]""", "arn:topic");
        assertThat(settings.channels()).extracting(Channel::name).containsExactly("ops", "mail", "i");
        assertThat(settings.channels().getFirst().minimum()).isEqualTo(Severity.WARNING);
        assertThat(settings.channels().get(1).way()).isEqualTo(new Channel.Way.Email("arn:topic"));
        assertThat(settings.faults())
                .hasSize(8)
                .noneMatch(fault -> fault.contains("very-secret"))
                .first()
                .isEqualTo("channel 3: another channel has the same name");
        assertThat(ChannelSettings.read("[{\"name\":\"mail\",\"type\":\"email\"}]", "")
                        .faults())
                .hasSize(1);
    }

    @Test
    void refusesWhatIsNoList_withoutRepeatingIt() {
        for (String text : new String[] {"", "{}", "[secret", "null"}) {
            assertThatThrownBy(() -> ChannelSettings.read(text, ""))
                    .as(text)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("[secret");
        }
    }
}
