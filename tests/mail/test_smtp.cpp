// Mail to a real server in another process, which takes it, refuses it, keeps silent or goes away.

#include "app/deliver/smtp.h"
#include "tests/mail/helpers.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <chrono>
#include <functional>
#include <future>
#include <thread>

using namespace deliver;
using support::certificate;
using support::encrypted;
using support::letterTo;
using support::MailServer;
using support::waitFor;
using support::Words;

namespace {

MailSettings plain(int port) {
    MailSettings settings;
    settings.host = "127.0.0.1";
    settings.port = port;
    settings.security = Security::none;
    settings.fromAddress = "care@harbour.example";
    return settings;
}

Message mail(const std::string& to = "anna@example.org") {
    return compose(letterTo(to)).value();
}

/// Larger than what the machine buffers for a connection that is not read.
Message bigMail() {
    auto letter = letterTo("anna@example.org");
    letter.pdf = PdfFile{"Aftercare.pdf", "%PDF-" + std::string(9'000'000, 'x')};
    return compose(letter).value();
}

std::string told(const Delivery& delivery) {
    return std::string{codeOf(delivery.ending)} + " " + std::string{codeOf(delivery.reason)} + " " +
           std::to_string(delivery.code) + (delivery.reply.empty() ? "" : " " + delivery.reply);
}

MailSettings secure(int port, Security security) {
    auto settings = plain(port);
    settings.host = "localhost";
    settings.security = security;
    settings.extraCa = certificate().file();
    return settings;
}

MailSettings withLogin(MailSettings settings, const std::string& password) {
    settings.user = "care";
    settings.password = password;
    return settings;
}

/// A port where nobody listens, for as long as this lives.
class ClosedPort {
public:
    ClosedPort() {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        BOOST_REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0);
        BOOST_REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        port_ = ntohs(address.sin_port);
    }
    ~ClosedPort() { ::close(socket_); }
    ClosedPort(const ClosedPort&) = delete;
    ClosedPort& operator=(const ClosedPort&) = delete;

    int port() const { return port_; }

private:
    int socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    int port_ = 0;
};

} // namespace

BOOST_AUTO_TEST_SUITE(smtp)

BOOST_AUTO_TEST_CASE(a_mail_arrives_byte_by_byte) {
    const MailServer server{"accept"};
    auto letter = letterTo("anna@müller.example");
    letter.text = ".\n..\nFrom here\nZażółć gęślą jaźń   \n";
    letter.html = "<p>Zażółć</p>\n";
    letter.pdf = PdfFile{"Aftercare.pdf", "%PDF-1.7\n\r\n.\r\n"};
    const auto message = compose(letter).value();
    BOOST_TEST(told(send(plain(server.port()), message)) == "accepted none 250 2.0.0 queued as 4F1");
    BOOST_TEST_REQUIRE(server.mails().size() == 1U);
    BOOST_TEST((server.mails().front() == message.bytes));
    BOOST_TEST(server.envelopes() == "care@harbour.example anna@xn--mller-kva.example\n");
    // The greeting tells nothing of this machine.
    BOOST_TEST(server.commands() == "EHLO [127.0.0.1] plain\nMAIL SIZE\n");
}

BOOST_AUTO_TEST_CASE(a_line_that_begins_with_a_dot_arrives_as_it_is) {
    const MailServer server{"accept"};
    auto message = mail();
    message.bytes = "Subject: x\r\n\r\n.\r\n..\r\n.a\r\n";
    BOOST_TEST(told(send(plain(server.port()), message)) == "accepted none 250 2.0.0 queued as 4F1");
    BOOST_TEST(server.mails().at(0) == message.bytes);
}

BOOST_AUTO_TEST_CASE(a_large_mail_arrives_whole) {
    const MailServer server{"accept"};
    const auto message = bigMail();
    BOOST_TEST(told(send(plain(server.port()), message)) == "accepted none 250 2.0.0 queued as 4F1");
    BOOST_TEST((server.mails().at(0) == message.bytes));
}

BOOST_AUTO_TEST_CASE(an_answer_of_two_lines_is_one_answer_without_addresses) {
    const MailServer server{"two-line-answer"};
    BOOST_TEST(told(send(plain(server.port()), mail())) ==
               "accepted none 250 2.0.0 taken 2.0.0 from *** queued as 4F1");
}

BOOST_AUTO_TEST_CASE(refusals_are_told_apart_from_what_passes) {
    const std::pair<const char*, const char*> cases[] = {
        {"refuse-recipient", "permanent refused 550 5.1.1 <***>: no mailbox *** for *** here"},
        {"refuse-text", "permanent refused 554 5.7.1 not wanted"},
        {"busy-text", "temporary refused 451 4.3.0 disk full"},
        {"refuse-sender", "temporary server 550 5.7.1 sender not allowed"},
        {"refuse-greeting", "temporary server 554 no mail here"},
        {"busy-greeting", "temporary server 421 too many"},
        {"drop-greeting", "temporary lost 0"},
        {"drop-recipient", "temporary lost 0"},
    };
    for (const auto& [mode, expected] : cases) {
        const MailServer server{mode};
        const auto delivery = send(plain(server.port()), mail());
        BOOST_TEST(told(delivery) == expected, mode << ": " << told(delivery));
        BOOST_TEST(server.mails().empty());
    }
}

BOOST_AUTO_TEST_CASE(a_greylisted_mail_is_taken_the_second_time) {
    const MailServer server{"greylist"};
    BOOST_TEST(told(send(plain(server.port()), mail())) == "temporary refused 451 4.7.1 greylisted, come again");
    BOOST_TEST(server.mails().empty());
    BOOST_TEST(told(send(plain(server.port()), mail())) == "accepted none 250 2.0.0 queued as 4F1");
    BOOST_TEST(server.mails().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_server_that_is_not_there_may_come_back) {
    int port = 0;
    {
        const ClosedPort closed;
        port = closed.port();
        BOOST_TEST(told(send(plain(port), mail())) == "temporary connection 0");
    }
    const MailServer server{"accept", {"--port", std::to_string(port)}};
    BOOST_TEST(told(send(plain(port), mail())) == "accepted none 250 2.0.0 queued as 4F1");
}

BOOST_AUTO_TEST_CASE(a_name_that_is_not_found_may_be_another_time) {
    auto settings = plain(25);
    settings.host = "mail.invalid";
    BOOST_TEST(told(send(settings, mail())) == "temporary name 0");
}

BOOST_AUTO_TEST_CASE(a_connection_lost_amid_the_text_has_sent_nothing) {
    const MailServer server{"drop-mid-text"};
    BOOST_TEST(told(send(plain(server.port()), bigMail())) == "temporary lost 0");
    BOOST_TEST(server.mails().empty());
}

BOOST_AUTO_TEST_CASE(a_connection_lost_when_all_of_the_text_was_on_its_way_is_not_known) {
    // So small that it left this machine as a whole: from here it cannot be told from the next case.
    const MailServer server{"drop-mid-text"};
    auto letter = letterTo("anna@example.org");
    letter.text = std::string(4000, 'x');
    BOOST_TEST(told(send(plain(server.port()), compose(letter).value())) == "unknown lost 0");
}

BOOST_AUTO_TEST_CASE(a_connection_lost_after_the_text_is_not_known) {
    const MailServer server{"drop-after-text"};
    BOOST_TEST(told(send(plain(server.port()), mail())) == "unknown lost 0");
    BOOST_TEST(server.mails().size() == 1U); // and indeed the server has it
    const MailServer other{"drop-after-text"};
    BOOST_TEST(told(send(plain(other.port()), bigMail())) == "unknown lost 0");
    BOOST_TEST(other.mails().size() == 1U);
}

BOOST_AUTO_TEST_CASE(silence_before_the_text_is_temporary_and_after_it_not_known) {
    const std::pair<const char*, const char*> cases[] = {
        {"silent-greeting", "temporary timeout 0"},
        {"silent-recipient", "temporary timeout 0"},
        {"silent-after-text", "unknown timeout 0"},
    };
    for (const auto& [mode, expected] : cases) {
        const MailServer server{mode};
        auto settings = plain(server.port());
        BOOST_TEST(told(send(settings, mail(), {}, std::chrono::seconds{2})) == expected, mode);
    }
}

BOOST_AUTO_TEST_CASE(silence_at_the_farewell_does_not_matter) {
    const MailServer server{"silent-farewell"};
    auto settings = plain(server.port());
    BOOST_TEST(told(send(settings, mail(), {}, std::chrono::seconds{600})) == "accepted none 250 2.0.0 queued as 4F1");
}

BOOST_AUTO_TEST_CASE(sending_can_be_stopped) {
    const std::pair<const char*, const char*> cases[] = {
        {"silent-recipient", "temporary cancelled 0"},
        {"silent-after-text", "unknown cancelled 0"},
    };
    for (const auto& [mode, expected] : cases) {
        const MailServer server{mode};
        auto settings = plain(server.port());
        std::stop_source stop;
        auto sending = std::async(std::launch::async,
                                  [&] { return send(settings, mail(), stop.get_token(), std::chrono::seconds{600}); });
        const bool after = std::string_view{mode} == "silent-after-text";
        BOOST_TEST(waitFor(
            [&] { return after ? server.mails().size() == 1U : server.commands().find("MAIL") != std::string::npos; }));
        stop.request_stop();
        BOOST_TEST(told(sending.get()) == expected);
    }
    std::stop_source stopped;
    stopped.request_stop();
    const MailServer server{"accept"};
    BOOST_TEST(told(send(plain(server.port()), mail(), stopped.get_token())) == "temporary cancelled 0");
    BOOST_TEST(server.mails().empty());
}

BOOST_AUTO_TEST_CASE(mail_goes_out_encrypted_and_with_login) {
    const std::pair<const char*, Security> cases[] = {{"starttls", Security::starttls}, {"tls", Security::tls}};
    for (const auto& [how, security] : cases) {
        const MailServer server{"accept", encrypted(how, {"--login", "care:s3cret-pass"})};
        const auto settings = secure(server.port(), security);
        BOOST_TEST(told(send(withLogin(settings, "s3cret-pass"), mail())) == "accepted none 250 2.0.0 queued as 4F1");
        BOOST_TEST(server.mails().size() == 1U);
        BOOST_TEST(server.commands().find("AUTH PLAIN encrypted\n") != std::string::npos, server.commands());
        BOOST_TEST(server.commands().find("AUTH PLAIN plain") == std::string::npos);

        const auto refused = send(withLogin(settings, "wr0ng-pass"), mail());
        BOOST_TEST(told(refused).starts_with("temporary login 535"), told(refused));
        BOOST_TEST(told(refused).find("wr0ng-pass") == std::string::npos);
        const auto missing = send(settings, mail());
        BOOST_TEST(told(missing).starts_with("temporary login 530"), told(missing));
        BOOST_TEST(server.mails().size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(a_server_whose_certificate_nobody_vouches_for_gets_nothing) {
    const std::pair<const char*, Security> cases[] = {{"starttls", Security::starttls}, {"tls", Security::tls}};
    for (const auto& [how, security] : cases) {
        const MailServer server{"accept", encrypted(how, {"--login", "care:s3cret-pass"})};
        auto stranger = withLogin(secure(server.port(), security), "s3cret-pass");
        stranger.extraCa.clear();
        BOOST_TEST(told(send(stranger, mail())) == "temporary certificate 0");
        auto otherName = withLogin(secure(server.port(), security), "s3cret-pass");
        otherName.host = "127.0.0.1"; // the certificate is for localhost
        BOOST_TEST(told(send(otherName, mail())) == "temporary certificate 0");
        auto noFile = withLogin(secure(server.port(), security), "s3cret-pass");
        noFile.extraCa = "/nowhere/ca.pem";
        BOOST_TEST(told(send(noFile, mail())) == "temporary certificate 0");
        BOOST_TEST(server.mails().empty());
        BOOST_TEST(server.commands().find("AUTH") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(no_mail_and_no_password_goes_over_a_line_that_is_not_encrypted) {
    // STARTTLS may have been taken out of the greeting by someone on the way.
    const MailServer server{"accept"};
    BOOST_TEST(told(send(withLogin(secure(server.port(), Security::starttls), "s3cret-pass"), mail())) ==
               "temporary encryption 0");
    BOOST_TEST(told(send(withLogin(secure(server.port(), Security::tls), "s3cret-pass"), mail())) ==
               "temporary encryption 0");
    auto careless = withLogin(plain(server.port()), "s3cret-pass");
    send(careless, mail());
    BOOST_TEST(server.commands().find("AUTH") == std::string::npos);
    const MailServer demanding{"accept", encrypted("starttls")};
    BOOST_TEST(told(send(plain(demanding.port()), mail())).starts_with("temporary login 530"));
}

BOOST_AUTO_TEST_CASE(nothing_is_written_anywhere) {
    const support::Scratch folder;
    const MailServer server{"refuse-recipient", encrypted("starttls", {"--login", "care:s3cret-pass"})};
    const auto settings = secure(server.port(), Security::starttls);
    std::fflush(nullptr);
    const int out = ::dup(STDOUT_FILENO);
    const int err = ::dup(STDERR_FILENO);
    const int file = ::open((folder / "written").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    const auto refused = send(withLogin(settings, "s3cret-pass"), mail());
    const auto denied = send(withLogin(settings, "wr0ng-pass"), mail());
    std::fflush(nullptr);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    for (const int one : {out, err, file}) {
        ::close(one);
    }
    BOOST_TEST(support::contentOf(folder / "written") == "");
    BOOST_TEST(told(refused).starts_with("permanent refused 550"), told(refused));
    BOOST_TEST(told(denied).starts_with("temporary login 535"), told(denied));
}

BOOST_AUTO_TEST_CASE(settings_that_are_none_send_nothing) {
    auto settings = plain(25);
    settings.host = "mail.example.org/x";
    BOOST_TEST(told(send(settings, mail())) == "temporary settings 0");
    settings = plain(0);
    BOOST_TEST(told(send(settings, mail())) == "temporary settings 0");
}

BOOST_AUTO_TEST_CASE(several_mails_can_be_sent_at_once) {
    const MailServer server{"accept"};
    std::vector<std::future<Delivery>> sending;
    for (int i = 0; i < 8; ++i) {
        sending.push_back(std::async(std::launch::async, [&] { return send(plain(server.port()), mail()); }));
    }
    for (auto& one : sending) {
        BOOST_TEST(told(one.get()) == "accepted none 250 2.0.0 queued as 4F1");
    }
    BOOST_TEST(server.mails().size() == 8U);
}

/// As on a machine that slept after the mail was claimed.
BOOST_AUTO_TEST_CASE(nothing_of_the_text_goes_out_when_its_time_is_over) {
    const MailServer server{"accept"};
    int asked = 0;
    const auto tooLate = send(plain(server.port()), mail(), {}, std::chrono::seconds{10}, [&] {
        ++asked;
        return false;
    });
    BOOST_TEST(told(tooLate) == "temporary cancelled 0");
    BOOST_TEST(asked == 1);
    BOOST_TEST(server.mails().empty());
    BOOST_TEST(told(send(plain(server.port()), mail(), {}, std::chrono::seconds{10}, [] { return true; })) ==
               "accepted none 250 2.0.0 queued as 4F1");
    BOOST_TEST(server.mails().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
