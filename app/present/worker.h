#pragma once
// Runs a presenter's work off the UI thread and brings the answer back, unless the presenter is gone or has moved on.

#include "app/present/ports.h"

#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace present {

enum class Lane { writes, aside, audits, mails, trials };

/// What went wrong with disk or database, in words, and that nothing of it was saved.
std::string failureWords(const std::exception_ptr& error);

class Worker {
public:
    explicit Worker(Ports ports)
        : ports_{std::move(ports)} {}

    bool busy() const { return *pending_ > 0; }
    /// Answers asked for before now are dropped.
    void forget() {
        ++*generation_;
        pending_ = std::make_shared<int>(0);
    }

    /// `work` must hold whatever it needs by value; `done` and `failed` run on the UI thread.
    template <class T>
    void run(std::function<T()> work, std::function<void(T)> done, std::function<void(std::string)> failed,
             Lane lane = Lane::writes) {
        ++*pending_;
        const bool mails = lane == Lane::mails || lane == Lane::trials;
        const auto& run = lane == Lane::audits && ports_.audits   ? ports_.audits
                          : lane == Lane::trials && ports_.trials ? ports_.trials
                          : mails && ports_.mails                 ? ports_.mails
                          : lane != Lane::writes && ports_.aside  ? ports_.aside
                                                                  : ports_.inBackground;
        run([work = std::move(work), done = std::move(done), failed = std::move(failed), post = ports_.post,
             alive = std::weak_ptr<long>{generation_}, asked = *generation_, pending = pending_] {
            std::shared_ptr<T> answer;
            std::exception_ptr error;
            try {
                answer = std::make_shared<T>(work());
            } catch (...) {
                error = std::current_exception();
            }
            post([answer, error, done, failed, alive, asked, pending] {
                --*pending;
                const auto generation = alive.lock();
                if (!generation || *generation != asked) {
                    return;
                }
                if (answer) {
                    done(std::move(*answer));
                } else {
                    failed(failureWords(error));
                }
            });
        });
    }
    /// A line of progress from inside the work to the UI thread, dropped like an answer.
    std::function<void(std::function<void()>)> reporter() const {
        return [post = ports_.post, alive = std::weak_ptr<long>{generation_},
                asked = *generation_](std::function<void()> tell) {
            post([alive, asked, tell = std::move(tell)] {
                const auto generation = alive.lock();
                if (generation && *generation == asked) {
                    tell();
                }
            });
        };
    }

private:
    Ports ports_;
    std::shared_ptr<long> generation_ = std::make_shared<long>(0);
    std::shared_ptr<int> pending_ = std::make_shared<int>(0);
};

} // namespace present
