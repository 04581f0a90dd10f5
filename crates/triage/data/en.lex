# English. Our own words and weights; the format is described in src/lexicon.rs.

# --- how words bend each other -------------------------------------------------------------------------------

[negator]
not, no, never, none, nobody, nothing, neither, nor, without, hardly, barely, scarcely, isnt, arent, wasnt, werent
dont, doesnt, didnt, cant, cannot, couldnt, wont, wouldnt, shouldnt, havent, hasnt, hadnt, aint, lacks, lack of
far from, anything but, no longer, stop being, fails to, failed to, unable to, refuse to, refuses to, refused to

[more]
very, really, so, such, too, extremely, incredibly, absolutely, totally, completely, utterly, genuinely, truly
super, insanely, ridiculously, seriously, deeply, fucking, bloody, damn, proper, especially, particularly, most
soo, sooo, beyond, massively, hugely, wildly, literally, constantly, always, again and again, honestly

[less]
slightly, somewhat, a bit, a little, kinda, kind of, sort of, fairly, mildly, partly, almost, occasionally, rather

[but]
but, however, although, though, except, yet, until, till you, only problem, just wish, if only, that said, shame

# --- feeling -------------------------------------------------------------------------------------------------

[positive 3]
love, loved, loving, amazing, awesome, brilliant, excellent, fantastic, outstanding, superb, perfect, perfectly
wonderful, incredible, magnificent, exceptional, phenomenal, flawless, stellar, best ever, the best, marvellous
marvelous, thrilled, delighted, ecstatic, in love with, blown away, over the moon, made my day, lifesaver
life saver, legends, legend, superstar, superstars, god send, godsend, spectacular, hooray, obsessed, adore, bliss
cant fault, could not fault, couldnt fault, can not fault, second to none, cant recommend enough, world class
cant thank you enough, five stars, 5 stars, <num> out of 10 would, chef kiss, chefs kiss, gorgeous, beautiful

[positive 2]
great, good, best, happy, happiest, glad, pleased, impressed, impressive, excited, exciting, exciting news, enjoy
enjoyed, enjoying, enjoyable, fun, nice, lovely, sweet, cool, cute, winning, win, wins, won, winner, victory
helpful, friendly, polite, professional, kind, kindness, kindly helped, caring, patient with, attentive, courteous
recommend, recommended, highly recommend, thank, thanks, thankyou, thx, tysm, cheers, grateful, appreciate
appreciated, appreciates, well done, good job, great job, nice one, kudos, congrats, congratulations, bravo, props
shout out, shoutout, hats off, keep it up, keep up the good work, proud, yay, woohoo, woo, wow, yum, yummy, tasty
delicious, blessed, hilarious, funny, lol, haha, hahaha, smile, smiling, laugh, laughed, favourite, favorite, fave
fab, fabulous, ace, epic, dope, lit, fire, stunning, elegant, pretty, charming, genius, clever, talented, hero
heroes, cant wait, can not wait, looking forward, hyped, pumped, stoked, buzzing, celebrate, celebrating, party
happy birthday, good luck, good morning, peace, hope, inspired, inspiring, refreshing, worth it, worth every penny
reliable, seamless, smooth, painless, effortless, spot on, top notch, top class, first class, a pleasure, pleasure
finally working, works perfectly, works great, works like a charm, lightning fast, so fast, super fast, quick reply
quick response, fast response, went above and beyond, above and beyond, saved my, saved the day, came through
huge fan, big fan, fan of, never let me down, never had a problem, no complaints, no problems at all, no issues
treat, treats, joy, relaxing, relaxed, comfy, comfortable, beautifully, solid, dream, dreams come true, magical
thrill, success, successful, honored, honoured, bless, praise, admire, respect, welcome, cheerful, lucky, fresh

[positive 1]
decent, alright, handy, easy, easily, prompt, promptly, solved, fixed, resolved, sorted, better, improved
improvement, improving, interesting, hopefully, agree, fresh start, hope you, wish you, thankfully, luckily
fortunately, efficient, convenient, valuable, affordable, bargain

[positive 0.5]
works, working again, working, safe, clean, clear, correct, ready, like, likes, liked, true, right
special, strong, free, quality, fast, simple, enough, interested, sure, yes, yeah, yep, fine, ok, okay
fair, quick, quickly, useful, warm, calm, bright, popular, credit to

[negative 3]
terrible, horrible, awful, dreadful, appalling, atrocious, abysmal, disgusting, disgusted, disgrace, disgraceful
worst, the worst, worst ever, worst company, worst service, hate, hated, hates, hating, despise, loathe, pathetic
useless, garbage, trash, rubbish, shit, shite, shitty, crap, crappy, bullshit, bs, bollocks, sucks, suck, sucked
fucked, fuck, fuck you, wtf, ffs, joke, a joke, laughing stock, shambles, shambolic, farce, circus, scandal
scandalous, outrageous, outrage, furious, livid, fuming, enraged, raging, seething, infuriating, infuriated
unacceptable, inexcusable, unforgivable, criminal, thieves, theft, robbery, daylight robbery, robbing, crooks
liars, liar, lied, lies, lying, scam, scammed, scammers, fraud, fraudulent, ripped off, rip off, ripoff, con artists
nightmare, hell, torture, catastrophe, catastrophic, disaster, disastrous, horrendous, horrific, horrid, vile
insulting, humiliated, humiliating, incompetent, incompetence, clueless, negligent, negligence, shocking, shameful
ashamed, shame on you, never again, waste of money, waste of time, wasted, total waste, avoid at all costs
stay away, steer clear, evil, killed, murder, terrorist, terrorism, racist, racism, rape, corrupt, corruption
good for nothing, not fit for purpose, worthless, diabolical, depressing, depressed, dying, death, dead, sickening

[negative 2]
bad, poor, poorly, sad, angry, mad, upset, upsetting, unhappy, disappoint*, frustrat*, annoy*, irritat*, ridiculous
absurd, stupid, dumb, idiot, idiots, idiotic, moron, morons, fool, lame, ugly, nasty, rude, arrogant, ignorant
dismissive, unhelpful, unprofessional, unreliable, unfair, unjust, dishonest, misleading, misled, mislead, shady
sketchy, broken, broke, faulty, defective, damaged, ruined, ruin, ruins, destroyed, smashed, cracked, wrong, fail
failed, failing, fails, failure, fault, problem, problems, issue, issues, trouble, error, errors, bug, bugs, glitch
glitchy, buggy, crash, crashed, crashes, crashing, down again, useless again, fed up, sick of, tired of, had enough
done with, over it, ignored, ignoring, ignore, let down, letting down, delay, delays, delayed, cancelled, canceled
lost, losing, lose, loses, missed, missing, stuck, stranded, overcharged, overpriced, expensive, extortionate
greedy, cheated, cheating, hurt, hurts, pain, painful, ill, sick, worse, worsening, worried, worry, worrying, scared
scary, afraid, fear, anxious, stress, stressed, stressful, nervous, miserable, hopeless, boring, bored, dull, meh
bloody hell, damn, dammit, damnit, hell no, ugh, argh, urgh, grr, smh, eww, ew, yuck, gross, filthy, dirty, mouldy
rotten, stale, cold food, inedible, mess, messed up, screwed, screwed up, botched, chaos, chaotic, confused
confusing, confusion, complain, complaining, complaint, complaints, regret, regretting, sorry state, poor show
not good enough, not impressed, not happy, not ok, not okay, not acceptable, not cool, not working, doesnt work
dont work, isnt working, not worth, no use, no good, no excuse, no help, no sense, makes no sense, never works
could not care less, couldnt care less, dont care, doesnt care, who cares, nobody cares, lack of, lazy, slow, slowest
sluggish, laggy, lagging, lag, awkward, crying, cry, cried, tears, hate it when, blame, blamed, attack, attacked
attacks, war, kill, killing, kills, died, die, victims, victim, crisis, threat, threatening, guilty, jail, arrested
illegal, banned, ban, protest, protesting, riot, bomb, shot, shooting, violent, violence, abuse, abused, abusive
cruel, toxic, dangerous, danger, unsafe, terrifying, terrified, horror, curse, cursed, weak, loser, losers, clown
clowns, overrated, nonsense, ludicrous, laughable, embarrassing, embarrassed, embarrassment, jerk, bitch, bastard
bastards, asshole, arsehole, dick, piss, pissed, pissed off, pisses me off, bothered, insane, crazy prices, offensive
offended, awful service, downhill, gone downhill, beyond a joke, fiasco, debacle, dodgy, janky, subpar, sub par
mediocre, underwhelming, underwhelmed, unimpressed, unusable, unwatchable, unbearable, intolerable, inconvenient
inconvenience, hassle, headache, struggle, struggling, kept waiting, on hold, hung up on me, passed around, misery
sucky, dire, woeful, lousy, grim, bleak, unfortunate, tragic, tragedy, suffering, suffer, suffers, disrespect*
refuse, refused, refuses, reject, rejected, denied, deny, wasting, unwanted, unacceptably, unethical, untrustworthy

[negative 1]
late, wait, waiting, waited, slow down, unfortunately, sadly, sorry, apologies, hard, difficult, difficulty, tough
odd, weird, strange, shame, pity, concern, concerned, concerns, doubt, doubtful, skeptical, suspicious, tired, alone
miss, missed the, ridiculously, supposed to, apparently, long queue, queue, queues, excuse, excuses, costly, noisy
dropping, drops, interrupted, disconnected, disconnecting, unstable, patchy, weak signal, no signal, no service
no internet, no connection, no response, no reply, no answer, no one, nothing works, low, less than, bored of, blah
against, stop, stopped, enough of, nope, hardly, barely, unlike, too much, too many, too long, too slow, cut off
limited, argue, argument, conflict, critic, criticised, criticized, flop, flopped, poorer, desperate, desperately

[neutral 1]
how are you, good question, best regards, kind regards, good afternoon, good evening, dear sir, dear madam, right now
as soon as possible, well then, like this, like that, looks like, look like, looking like, feels like, like to
would like, id like, seem like, sounds like, just like, at best, no problem, not bad, right here, right away, all right
sure thing, make sure, not sure, best way, good time to, free of charge, is it safe, better if, may the, hopefully you
new customer, new account, for free, what kind of, this kind of, kind of, support team, customer support, pretty much
the issue number, error code, any issues, any problems, no worries, dont worry, die hard, war room, stop by, super bowl
thanksgiving, i wish, wish you would, wish i could, good luck getting, error message, fair enough, problem solved
right now is, once i am ready, hard drive, quality of, issue resolved, issue fixed, problem fixed, fault is fixed

[us_positive 2.5]
better than <rival>, much better than <rival>, way better than <rival>, unlike <rival>, glad i left <rival>
so happy i left <rival>, glad i switched from <rival>, happy i switched from <rival>, never going back to <rival>
beats <rival>, puts <rival> to shame, <rival> could learn

[us_negative 2.5 + complaint 1.5]
worse than <rival>, even worse than <rival>, as bad as <rival>, leaving for <rival>, switching to <rival>
moving to <rival>, switched to <rival>, moved to <rival>, going back to <rival>, going to <rival>, off to <rival>
leaving <brand>, leave <brand>, switching from <brand>, fed up with <brand>, sick of <brand>, done with <brand>
<rival> is better, <rival> are better, <rival> is cheaper, should have stayed with <rival>
should have gone with <rival>, go to <rival>, join <rival>, joining <rival>, back to <rival>, try <rival> instead

[us_negative 2 + complaint 1]
switching provider, switching providers, changing provider, take my business elsewhere, taking my business elsewhere
my business elsewhere, youve lost a customer, you have lost a customer, lost a customer, lost my custom
losing a customer, lose a customer, cancelling my contract, cancel my contract, cancelling my account, leaving you guys
im leaving you, never use you again, never using you again, never using them again, wont be renewing, not renewing

[rival_negative 2 + switch 3]
fed up with <rival>, sick of <rival>, tired of <rival>, had enough of <rival>, done with <rival>, leaving <rival>
leave <rival>, switching from <rival>, switch from <rival>, moving from <rival>, move from <rival>, ditch <rival>
ditching <rival>, ditched <rival>, get rid of <rival>, dump <rival>, dumping <rival>, hate <rival>, left <rival>
quit <rival>, quitting <rival>, bye <rival>, goodbye <rival>, escape <rival>, away from <rival>, coming from <rival>
come over from <rival>, out of my <rival> contract, my contract with <rival>, my <rival> contract, cancelling <rival>
cancel <rival>, currently with <rival>, i am with <rival>, im with <rival>, <rival> customer, better deal than <rival>
<rival> let me down, <rival> is down again, <rival> keeps, <rival> have been, <rival> is terrible, <rival> is awful

[switch 2.5]
switching from <mention>, switch from <mention>, leaving <mention> for you, moving from <mention>
moving over to you, switch over to you, switching to you, switch to you, move to you, moving to you, join you guys
alternative to <rival>, alternatives to <rival>, anyone better than <rival>, anything better than <rival>
who is better than <rival>, who should i switch to, who should i move to

[third 1.5]
the courier, courier, couriers, the delivery driver, the driver, the postman, post office, royal mail, the airport
the weather, the landlord, my landlord, the council, the government, my neighbour, my neighbours, my bank, amazon
the referee, the ref, the tory, tories, the president, trump, hillary, the police, the shop assistant, the traffic

# --- what went wrong -----------------------------------------------------------------------------------------

[complaint 2.2 + negative 1.5]
not working, isnt working, doesnt work, dont work, stopped working, wont work, not work, never works, keeps dropping
keeps crashing, keeps cutting out, keeps disconnecting, keeps freezing, keeps buffering, keeps failing, keeps going down
cutting out, drops out, dropping out, dropping every, has been down, been down, is down, are down, went down
down again, gone down, down since, still down, down for, out again, no internet, no signal, no service, no connection
no broadband, no power, no hot water, no dial tone, no wifi, wifi is down, cant connect, cannot connect, wont connect
cant log in, cannot log in, cant login, locked out, wont load, wont open, wont turn on, wont start, wont charge
wont let me, doesnt let me, not letting me, keeps saying, error when, keeps getting, getting an error, get an error
charged twice, double charged, charged me twice, overcharged, charged me for, charged for, been charged, wrong amount
charging me, still charging, taken money, took money, taken twice, wrong bill, bill is wrong, bill has gone up
bill went up, price hike, price went up, put the price up, put my price up, hidden fees, hidden charges, extra charge
no refund, where is my refund, wheres my refund, still no refund, wont refund, refuse to refund, want my money back
want a refund, refund me, give me my money back, money back, owe me, you owe me, still owed
still waiting, been waiting, waiting for, waiting since, waited <any> hours, waited <num> hours, waited all day
waited in all day, waiting over, on hold for, hold for <num>, on hold since, hour on hold, hours on hold, kept on hold
still not, still no, still hasnt, still havent, still havent received, still isnt, still doesnt, yet to receive
never arrived, never came, never turned up, never showed up, didnt show up, didnt turn up, didnt arrive, not arrived
hasnt arrived, havent arrived, no show, not delivered, not received, havent received, hasnt been delivered
never received, never got, didnt receive, not been delivered, wrong item, wrong order, wrong size, wrong address
missing items, items missing, missing from my order, item missing, arrived broken, arrived damaged, arrived late
couldnt be worse, came broken, is broken, are broken, is damaged, are damaged, left my parcel, left in the rain, broken again, fell apart, stopped responding, not responding, no response
no reply, no one replies, nobody replies, no one answers, nobody answers, not answering, never answer, dont answer
never replied, havent replied, ignored my, ignoring my, ignoring me, hung up, hangs up, cut me off, disconnected me
passed from pillar to post, passed around, going round in circles, sent me in circles, no one can help, nobody can help
lost my luggage, lost my bag, lost my order, lost my parcel, cancelled my, canceled my, cancelled without
delayed again, delayed by, flight delayed, missed appointment, missed my connection, without notice, without warning
without telling, without asking, without my permission, without my consent, third time, fourth time, second time this
<num> times now, for the <num> time, yet again, every single time, every time i, every day, every night, again today
same problem, same issue, same thing again, keeps happening, happening again, happened again, lied to me, lied to
told me it would, told it would, was told, were told, you promised, was promised, promised me, broken promises
not as described, not what i ordered, doesnt match, false advertising, mis sold, missold, faulty, defective, overheats
disgusting customer service, terrible service, awful service, poor service, bad service, terrible customer service
poor customer service, worst customer service, awful customer service, rude staff, staff was rude, staff were rude
was so rude, were so rude, was rude to me, too slow, so slow, really slow, very slow, unusable, buffering, outage, outages
packet loss, slow speeds, slow internet, slow speed, speeds are, <num> mbps instead, not getting the speed, food was cold
hair in my, food poisoning, out of date, past its, undercooked, raw chicken, dirty room, room was dirty, bed bugs

[complaint 1.2]
problem with, problems with, issue with, issues with, trouble with, fault with, fault on, wrong with, disappointed
unacceptable, complaint, complain, let down, broken, cancelled, delayed, delay, late, refund, compensation, missing
crashing, crashes, crashed, glitch, bug, failed, error, overcharged, faulty, ridiculous, shambles, waiting, hours
stuck on, stuck at, frozen, lagging, fix it, fix this, fix your, sort it out, sort this out, sort it, get it sorted
sort yourselves out, do something, what is going on, whats going on, why is it taking, how long does it take

[fixed 2.5]
working again, works again, works now, working now, is working fine now, back up, back on, back online, up and running
all sorted, sorted now, now sorted, sorted it, its sorted, got it sorted, sorted thanks, sorted thank you, all good now
all fixed, fixed now, now fixed, fixed it, its fixed, is fixed, been fixed, been sorted, been resolved, resolved now
now resolved, its resolved, resolved thanks, issue resolved, problem solved, solved it, that worked, that did it
did the trick, that fixed it, it worked, worked a treat, got my refund, refund came through, refund arrived
refund received, it arrived, has arrived, arrived today, just arrived, received it, got it now, got it thanks, sorted
found it, no longer needed, no longer an issue, never mind, nevermind, all done, all good thanks, no need

[thanks 2.5 + action -1.2]
thank you, thanks, thankyou, thank u, thx, thnx, tysm, ty, tks, cheers, ta, much appreciated, appreciate it
appreciate your help, appreciate the help, appreciate your time, really appreciate, appreciated, many thanks
thanks a lot, thanks so much, thank you so much, thanks for your help, thanks for the help, thanks for helping
thanks for your reply, thanks for getting back, thanks for the quick reply, thanks for the update, thanks for sorting
thank you for your help, thank you for sorting, cant thank you enough, thanks again, thank you again, grateful
cheers mate, cheers for that, nice one cheers, that helped, very helpful, you were so helpful, perfect thanks, great thanks

[politeness 1]
thanks in advance, thank you in advance, please, pls, plz, thanks for any help, cheers in advance, would appreciate
be grateful if, i would be grateful, appreciate if, appreciate it if

# --- what is wanted ------------------------------------------------------------------------------------------

[query 2 + ask 1]
can you, could you, would you, will you, can i, could i, may i, can we, can someone, can anyone, could someone
is there, are there, is it possible, is it, are you, do you, does it, does this, does the, do i, did you, have you
has anyone, does anyone, anyone know, anybody know, any idea, any ideas, any news, any update, any updates, any chance
any eta, eta on, update on, how do i, how do you, how do we, how can i, how to, how long, how often, how many
how soon, how come, how late, what is the, whats the, what are the, what are your, what time, what happens, what if
what does, what should, what do i, when is, when are, when will, when do, when does, when can, where is, wheres
where are, where can, where do, which one, which of, who do i, who can i, who should, why is, why are, why does
why do, why did, why cant, why wont, why has, why have, why was, whats up with, is my, are my, should i, will my
will it, will there, let me know, please advise, please confirm, please explain, please help, need help, need some help
need assistance, help me, help please, pls help, can u, could u, do u, wondering if, was wondering, im wondering
i wonder if, wondering whether, wonder when, question about, a question, quick question, question for you, want to know
would like to know, like to know, need to know, just checking, trying to find out, tell me, dont understand how
not sure how, not sure if, not sure whether, not sure what, looking for information, more information, more info
please send me, please tell, please check, please look into, look into this, looking into, check on, status of, advise on

[action 1.6]
please help, need help, help me, can you help, can someone help, someone help, anyone help, please fix, fix it
fix this, fix your, please sort, sort it, sort this, sort it out, please call, call me, ring me, contact me
get in touch, reply to my, reply to me, respond to my, answer my, answer me, check your dms, check your dm, check dm
sent you a dm, sent a dm, dmd you, have dmd, messaged you, emailed you, sent you an email, please reply, please respond
please respond asap, let me know, please advise, please confirm, please cancel, cancel my, want to cancel, please refund
refund me, want a refund, want my money back, want a replacement, send me, please send, please resend, replace it
need a replacement, need a refund, i need, i need to, need to change, need to update, i want to speak, speak to someone, speak to a human, talk to someone
talk to a human, speak to a manager, speak to someone real, real person, need to speak, look into, please look
please change, please update, please remove, take me off, unsubscribe me, delete my account, close my account
reset my, change my, update my, cancel it, stop sending, someone needs to, somebody needs to, you need to, do something
what are you going to do, what are you doing about, when will, when is, when are, where is my, wheres my, any update
any updates, still waiting, waiting for, explain why, need answers, want answers, need this, chase this, escalate this
sort my, fix my, how do i, how can i, can i, could you, can you, is there a way, need assistance, pls help, assist

[idle 1.8]
just saying, no need to reply, no reply needed, no need to respond, dont bother replying, dont bother, not that you care
not that it matters, whatever, rant over, end rant, end of rant, just venting, had to vent, just ranting, just sharing
never again, goodbye, im done, i am done, im out, good riddance, classic, typical, as usual, what a joke, what a shambles
what a surprise, no surprise, same old, here we go again, imagine, smh, lol, avoid, dont use, do not use
dont buy, do not buy, stay away, steer clear, rip, hate this company, hate this place

[opinion 1.6]
i think, i feel like, i reckon, in my opinion, imo, imho, personally, if you ask me, my view, unpopular opinion
hot take, just saying, seems to me, i believe, i prefer, id rather, should be, they should, you should, ought to, tbh
to be honest, honestly, overrated, underrated, rant, typical, as usual, classic, what a joke, bring back, wish you would
wish they would, would be nice if, would be great if, would be cool if, suggestion, feature request, idea for you

[praise 2.5]
well done, great service, good service, amazing service, excellent service, fantastic service, brilliant service
great customer service, amazing customer service, excellent customer service, best customer service, good customer service
great job, good job, amazing job, fantastic job, great work, good work, amazing work, keep it up, keep up the good work
keep up the great work, shout out, shoutout, big up, hats off, kudos, props to, credit to, bravo, love you guys
love you, you guys rock, you guys are the best, you are the best, youre the best, you rock, you legends, absolute legends
absolute legend, love this, love the, love your, love my, so impressed, really impressed, very impressed, impressed with
impressed by, big fan, huge fan, highly recommend, would recommend, definitely recommend, cant recommend, five stars
5 stars, <num> stars, above and beyond, made my day, so helpful, really helpful, very helpful, super helpful, best company
best provider, best in the business, cant fault, couldnt fault, lovely staff, friendly staff, great staff, amazing staff
great team, amazing team, fantastic team, lovely team, was brilliant, were brilliant, was fantastic, were fantastic
was amazing, were amazing, was great, were great, was lovely, were lovely, works perfectly, works like a charm
never had a problem, no complaints, first class, top notch, best decision, best purchase, exceeded my expectations
what a service, now thats service, thats how you do it, compliments to, proud customer, happy customer, loyal customer
so pleased, very pleased, really pleased, very happy with, so happy with, really happy with, great experience
amazing experience, lovely experience, wonderful experience, best experience

[lead 3]
do you cover, do you deliver to, do you ship to, do you serve, available in my area, available in my, available at my
coverage in, can i get your, how much is, how much does, how much do, how much would, how much for, whats the price
what is the price, price of, price list, pricing for, what are your prices, your prices, cost of, what does it cost
get a quote, a quote, quote for, request a quote, free trial, sign up, signing up, sign me up, how do i join
want to join, like to join, looking to join, become a customer, thinking of joining, considering joining, new customer
new customers, looking for a provider, looking for a new provider, looking for a new, looking for an, in the market for
need a new provider, looking to switch, thinking of switching, thinking about switching, thinking of getting
thinking of buying, interested in buying, interested in your, interested in getting, interested in the, im interested
i am interested, want to buy, like to buy, looking to buy, like to order, want to order, where can i buy, where can i get
can i buy, can i order, do you sell, can i buy the, can i get the, do you have any in stock, in stock, back in stock, when will it be available
do you offer, do you do, any deals, any offers, any discounts, student discount, discount code, best deal, best package
best plan for, which plan, which package, which broadband, upgrade to, looking to upgrade, want to upgrade
book a table, book a room, make a booking, make a reservation, make a purchase, recommend a provider, anyone recommend
can anyone recommend, recommendations for, moving house and need, moving to a new, moving into, shut up and take my money
installation cost, set up fee, setup fee, minimum contract, business account, bulk order, wholesale, demo of, book a demo
can you do a deal, need a quote, schedule a demo, a demo, pricing, prices for, what plans, your plans, your packages

# --- who speaks ----------------------------------------------------------------------------------------------

[press 3.5 + action 1.5]
im a journalist, i am a journalist, journalist, journalist with, reporter, reporter with, reporter for, im a reporter
writing a story, writing a piece, writing an article, working on a story, working on a piece, working on an article
for a story, for an article, for a piece, for comment, request for comment, requesting comment, comment from you
provide a comment, offer a comment, like to comment, care to comment, a statement from, on the record, off the record
press office, press officer, press contact, media contact, media enquiry, media inquiry, press enquiry, press inquiry
press team, media team, newsroom, news desk, newsdesk, producer at, producer for, correspondent, broadcast journalist
my editor, our readers, our viewers, we are running a story, running a story, publish tomorrow, going to press
my deadline, deadline is, could we use your video, permission to use your, interview with your, interview your

[press 1.5]
deadline, interview, article, bbc, itv, sky news, cnn, reuters, guardian, newspaper, podcast, magazine, documentary

[legal_claim 3 + negative 1.5 + action 1.5 + severity 3]
my lawyer, my solicitor, my attorney, our lawyers, our solicitors, speak to a lawyer, getting a lawyer, contacting a lawyer
legal action, take legal, taking legal, legal proceedings, legal advice, legal team, seek legal, small claims
small claims court, see you in court, take you to court, taking you to court, take this to court, going to court
sue you, suing you, suing, sue them, lawsuit, class action, letter before action, letter before claim
breach of contract, in breach of, breach of gdpr, gdpr breach, data breach, breached my, subject access request, dsar
consumer rights act, under the consumer, statutory rights, personal injury, injury claim, claim for damages, damages
court papers, cease and desist, copyright infringement, defamation, libel, discrimination claim, section 75, solicitor
solicitors, attorney general

[legal_claim 1.2]
court, lawyer, lawyers, attorney, illegal, unlawful, against the law, liable, liability, lawful, gdpr, chargeback

[regulator 3.2 + negative 1.5 + action 1.5 + severity 3]
ombudsman, ombudsmen, ofcom, ofgem, ofwat, fca, ico, trading standards, advertising standards, asa complaint
financial conduct authority, consumer protection, consumer affairs, better business bureau, bbb, fcc, fcc complaint, ftc
cfpb, the regulator, regulator, regulators, regulatory, report you to, reporting you to, reported you to, report this to
watchdog, cisas, citizens advice, attorney generals office, department of transportation, caa, civil aviation authority
environmental health, food standards agency, health inspector, information commissioner, data protection authority

# --- danger: tuned to miss nobody, at the price of a false alarm ---------------------------------------------

[severity 2]
days without, weeks without, months without, for days, for weeks, for months, <num> days, <num> weeks, <num> months
all week, all month, since last week, since last month, since monday, since friday, since yesterday, stranded, no heating
no water, no power, cant work, losing money, lost hundreds, lost thousands, hundreds of pounds, thousands of pounds
hundreds of dollars, whole street, entire area, whole area, everyone in my, entire town, nationwide, my business is
my business relies, cant pay my, overdrawn, bailiffs, debt collectors, disabled, disability, wheelchair, pregnant, elderly
my mum, my mother, my baby, my kids, newborn, hospital, medication, vulnerable, cant call 999, cant call 911, no 999
identity theft, hacked, account hacked, been hacked, my account was hacked, stolen, unauthorised, unauthorized, breach
police report, robbed, locked out, evicted, discrimination, discriminated, harassed, harassment, assaulted, racist
<num> hours without, hours without, no hot water, no electricity, no gas, no internet for, elderly mother
elderly father, elderly parents, my dad, my father, my grandmother, my nan, my grandad, my disabled, my carer, blind
deaf, autistic, cancer patient, chemotherapy, surgery, hospice, single mum, single mom, on benefits, homeless
cant feed, cant afford food, lost my job, lost everything, emptied my account, drained my account, all my savings
life savings, scammed out of, sim swapped, sim swap, data leak, data breach, leaked my, my passport
medical appointment, missed my surgery, missed my operation, missed my flight, missed my funeral, missed my exam
funeral, refugee, asylum, stuck abroad, stranded abroad, prescription, medicine not, medicines, water leak, flooded
ceiling collapsed, sewage, rats, mould, no toilet

[severity 3.5]
caught fire, on fire, smoke coming, smells of burning, smell of burning, burning smell, electric shock, electrocuted
exploded, explosion, gas leak, smell gas, carbon monoxide, allergic reaction, anaphylactic, anaphylaxis, choked
injured, injury, bleeding, ambulance, hospitalised, hospitalized, food poisoning, poisoned, burnt my
burned my, insulin, oxygen, dialysis, pacemaker, life support, panic alarm, care alarm, sexual assault, glass in my
sparks, sparking, fumes, gas smell, smell of gas, smells of gas, live wire, exposed wires, brakes failed, seizure
ventilator, epipen, collapsed, stabbed, assaulted me, groped, threatened me with, attacked me, stalking me, stalker
child is missing

[threat_to_life 4 + negative 3 + action 2 + severity 4]
going to kill you, gonna kill you, i will kill you, ill kill you, kill you all, kill them all, kill your staff
kill everyone, kill him, kill her, kill someone, hurt someone, hurt your staff, shoot up, shoot you
shoot them, bomb threat, there is a bomb, plant a bomb, a bomb in, blow up your, blow you up, burn down your, burn it down
stab you, stab him, stab her, stab someone, got a knife, have a knife, has a knife, got a gun, have a gun
has a gun, with a gun, come to your office with, i know where you live, know where you live, know where you work
you will pay with your, youre dead, you are dead, death threat, death threats, going to die without, will die without
could die without, someone will die, someone could die, going to die if, will die if, someone is going to die
someone is going to get hurt, life threatening, life or death, matter of life and death, not breathing, cant breathe
stopped breathing, having a heart attack, heart attack, having a stroke, having a seizure, overdosing
bleeding out, trapped inside, gas leak, smell gas, carbon monoxide, caught fire, house is on fire
on fire in my, call an ambulance, call 999, call 911, need an ambulance, oxygen machine
dialysis machine, cant reach 999, cant call 999, cant call 911, cant reach 911, cant dial 999, cant dial 911
being followed, he will kill me, he is going to kill me, going to kill me, threatening to kill, child in danger
baby is not breathing, anaphylactic, anaphylaxis, electrocuted, kidnap, kidnapped, raped
shoot your staff, shoot your driver, shoot your people, shoot your family, stab the driver, stab the courier
shoot the driver, shoot the courier, on oxygen, his oxygen, her oxygen, their oxygen, no power for her dialysis
no power for his dialysis, no power for my dialysis, no power for the oxygen, no power for the dialysis, my oxygen
smell of gas, smell like gas, smells of gas, smells like gas, smelling of gas, smelling like gas, smelt of gas
smelt like gas, smelling gas, gas smell, stinks of gas, reeks of gas, stink of gas, gas is leaking, gas leaking
leaking gas, gas escape, gas fumes, gas explosion, co alarm is going off, co alarm going off, co alarm went off
co alarm keeps going off, co alarm goes off, co detector is going off, co detector going off, co detector went off
co detector keeps going off, co detector goes off, monoxide alarm is going off, monoxide alarm going off
monoxide alarm went off, monoxide alarm keeps going off, monoxide alarm goes off, monoxide detector is going off
monoxide detector going off, monoxide detector went off, monoxide detector keeps going off
monoxide detector goes off, monoxide poisoning, house on fire, flat is on fire, flat on fire, kitchen is on fire
kitchen on fire, building is on fire, building on fire, apartment is on fire, apartment on fire, router is on fire
router on fire, charger is on fire, charger on fire, phone is on fire, phone on fire, battery is on fire
battery on fire, car is on fire, car on fire, burst into flames, up in flames, flames coming, burning down
set fire to, started a fire, fire broke out, there is a fire, theres a fire, there was a fire in, fire in my flat
fire in my house, fire in my kitchen, fire in my building, fire in my apartment, fire in my bedroom
fire in the flat, fire in the house, fire in the kitchen, fire in the building, fire in the apartment
fire in the bedroom, fire in our flat, fire in our house, fire in our kitchen, fire in our building
fire in our apartment, fire in our bedroom, sparks coming from, sparks coming out, sparks flying from
sparks flying out, is sparking, started sparking, smoke coming from, smoke coming out, smoke pouring
smoke everywhere, full of smoke, filled with smoke, smells of burning, smell of burning, burning smell
smell burning, smells like burning, smells like something burning, socket is melting, plug melted, battery exploded
phone exploded, charger exploded, router exploded, boiler exploded, meter exploded, laptop exploded, oven exploded
exploded in my, electric shock, live wires, exposed wires, exposed wire, bare wires, power line down
downed power line, wires hanging, shocked me when i touched, isnt breathing, cannot breathe, can not breathe
struggling to breathe, trouble breathing, difficulty breathing, barely breathing, turning blue, chest pains
chest pain, had a seizure, having seizures, has collapsed, just collapsed, is unconscious, lost consciousness
he is unresponsive, he wont wake up, she is unresponsive, she wont wake up, baby is unresponsive, baby wont wake up
mum is unresponsive, mum wont wake up, dad is unresponsive, dad wont wake up, is choking, choking on
bleeding heavily, bleeding badly, wont stop bleeding, lost a lot of blood, covered in blood
severe allergic reaction, no insulin, out of insulin, diabetic coma, oxygen concentrator, oxygen tank, oxygen supply
oxygen cylinder, oxygen bottle, needs oxygen, need oxygen, without oxygen, ventilator, home dialysis, feeding pump
on life support, power cut and oxygen, oxygen and no power, oxygen and the power, rushed to hospital
rushed to the hospital, in intensive care, swallowed glass, swallowed bleach, swallowed a battery
swallowed a magnet, glass in my food, glass in my baby, glass in the food, glass in the baby, glass in his food
glass in his baby, glass in her food, glass in her baby, brakes failed, brakes dont work, brakes stopped working
brake failed, brake dont work, brake stopped working, driver is drunk, driver was drunk, driver seems drunk
drunk driver, driver fell asleep, had a stroke, premature baby and no, stuck in the lift, stuck in the elevator
stuck in a lift, stuck in a elevator, stuck in your lift, stuck in your elevator, stuck in this lift
stuck in this elevator, stuck in an lift, stuck in an elevator, trapped in the lift, trapped in the elevator
trapped in a lift, trapped in a elevator, trapped in your lift, trapped in your elevator, trapped in this lift
trapped in this elevator, trapped in an lift, trapped in an elevator, trapped in the building, trapped in the house
trapped in the fire, trapped in the basement, trapped in the cellar, trapped in the burning, trapped in a building
trapped in a house, trapped in a fire, trapped in a basement, trapped in a cellar, trapped in a burning
trapped in this building, trapped in this house, trapped in this fire, trapped in this basement
trapped in this cellar, trapped in this burning, trapped in my house, trapped in my flat, trapped in my car
trapped in my room, trapped in my bathroom, trapped in my apartment, im trapped, we are trapped, people trapped
cant get out of the lift, cant get out of the elevator, cant get out of the building, baby is locked in
baby is trapped in, baby locked in, baby trapped in, child is locked in, child is trapped in, child locked in
child trapped in, kid is locked in, kid is trapped in, kid locked in, kid trapped in, kids is locked in
kids is trapped in, kids locked in, kids trapped in, toddler is locked in, toddler is trapped in, toddler locked in
toddler trapped in, is drowning, kill u all, kill all of you, kill every one of you, kill the driver
kill your driver, kill your family, kill my family, kill my kids, kill my wife, kill my ex, kill my neighbour
kill my boss, kill that driver, want to kill them, want to kill you, swear ill kill, shoot him, shoot her
shoot everyone, shoot someone, stab them, stab everyone, strangle you, strangle him, strangle her, strangle them
strangle everyone, strangle someone, got stabbed, been stabbed, was stabbed, stabbed me, stabbed him, stabbed her
stabbed someone, got shot, been shot, shots fired, active shooter, gunman, gunshots, with a knife, with a machete
with a weapon, with a hammer, pulled a knife, pulled a gun, pulled out a knife, pulled out a gun, bring a gun
bringing my gun, has a weapon, bomb in your, bomb in the, bomb at your, bomb at the, bomb under your, bomb under the
bomb your, planted a bomb, going to bomb, gonna bomb, blow up the building, blow up the office, blow up the place
blow up the store, blow up the shop, blow up the school, blow up the station, blow up the train, blow up the plane
blow up the hospital, blow the place up, blow your office, blow your building, blow your place, blow your head
blow your brains, pipe bomb, explosives, acid attack, throw acid, cut your throat, slit your throat, put a bullet
bullet in your, bullet in his, bullet in her, bullet in my, beat you to death, smash your face, smash your head
smash your skull, break your legs, break your neck, you will die, youll die, gonna die tonight, watch your back
sleep with one eye open, come for your family, hunt you down, burn your office, burn your building, burn your shop
burn your house, burn your store, burn your place, burn your hq, burn your van, burn your car, burn the place
burn this place, burn you all, burn you alive, set your office on fire, set your shop on fire
set your store on fire, set your van on fire, will hurt you, will hurt them, will hurt him, will hurt her
gonna hurt you, gonna hurt them, gonna hurt him, gonna hurt her, going to hurt you, going to hurt them
going to hurt him, going to hurt her, wait outside your office, wont leave the office alive, murder you, murder him
murder her, murder me, murder my, murder someone, tried to kill me, tried to kill us, wants to kill me
wants to kill us, ex has put a tracker, ex put a tracker, tracker on my, ex is tracking me, ex keeps following me
ex keeps tracking me, stalking me, my stalker, being stalked, ex knows where i live, ex found out where i live
ex found me, ex found my address, ex is outside, address to my ex, address to my abusive, address to my violent
told my ex where, gave my ex my, outside my house with, outside my door with, outside my flat with
following me home, is following me, he hits me, he beats me, he strangled me, he choked me, husband hits me
husband beats me, husband beat me, domestic violence, domestic abuse, abusive ex, abusive husband, abusive partner
abusive boyfriend, violent ex, violent husband, violent partner, violent boyfriend, breaking into my house
breaking into my flat, breaking into my home, someone is breaking in, intruder in, someone in my house
held at gunpoint, held at knifepoint, being held hostage, being held captive, being held prisoner
being held against, am held hostage, am held captive, am held prisoner, am held against, is held hostage
is held captive, is held prisoner, is held against, holding me hostage, holding me captive, holding me down
holding me against, against my will, sexually assaulted, wont let me out of the car, wont let me out of his car
driver attacked me, driver assaulted me, driver groped me, driver touched me, locked the doors and wont
child is missing, daughter is missing, son is missing, missing child, cant reach 112, cannot reach 999
cannot reach 911, cannot reach 112, unable to reach 999, unable to reach 911, unable to reach 112, cant ring 999
cant ring 911, cant ring 112, cant ring an ambulance, cant phone 999, cant phone 911, cant phone 112
cant phone an ambulance, cannot ring 999, cannot ring 911, cannot ring 112, cannot ring an ambulance
cannot phone 999, cannot phone 911, cannot phone 112, cannot phone an ambulance, cant get through to 999
cant get through to 911, cant get through to 112, cant get through to emergency, no way to call for help
999 not working, 999 doesnt work, 999 wont connect, 999 calls fail, 999 calls dont, 911 not working, 911 doesnt work
911 wont connect, 911 calls fail, 911 calls dont, 112 not working, 112 doesnt work, 112 wont connect, 112 calls fail
112 calls dont, called an ambulance, calling an ambulance, called 999, called 911, call 112
waiting for an ambulance, send help now, send police, send the police, send an ambulance, please send help
life at risk, lives at risk, life in danger, lives in danger, my life is in danger, his life depends
her life depends, life depends on, hypothermia

[threat_to_life 2]
unconscious, ambulance, emergency services, paramedics, fire brigade, fire department, oxygen, dialysis, intubated
epipen, strangled, hostage, machete, flames, fire engine, my ex, seizure, concussion, blood everywhere, nebuliser
nebulizer, panic alarm, care alarm, pendant alarm, food poisoning, poisoned, gas engineer, collapsed

[threat_to_life 1.7]
smoke, sparks, burning, fumes, on fire, exploded, fainted, passed out, bleeding, knife, gun, weapon, stalker
stalked, threatened me, restraining order, tracker, diabetic, pacemaker

[threat_to_life 1.3]
blood, scared for my, afraid of him, terrified, he found me, screaming

[self_harm 4 + negative 3 + action 2 + severity 4]
kill myself, killing myself, killed myself, end my life, ending my life, end it all, ending it all, take my own life
taking my own life, take my life, want to die, wanna die, wants to die, wish i was dead, wish i were dead, wish i was never
wish i wasnt alive, wish i wasnt here, better off dead, better off without me, better off if i was, dont want to live
do not want to live, dont want to be alive, dont want to be here anymore, dont want to exist
cant go on anymore, cant do this anymore, no reason to live, nothing to live for, no point in living
no point living, not worth living, life isnt worth, reason to carry on, dont see a way out, no way out, see no way out
suicide, suicidal, suicide note, commit suicide, unalive, kms, self harm, self harming, selfharm, hurt myself
hurting myself, harm myself, harming myself, cut myself, cutting myself, slit my wrists, hang myself, jump off a bridge
jump in front of, overdosed, take all my pills, took all my pills, swallow all, goodbye forever
goodbye everyone, final goodbye, wont be here tomorrow, want it to end
want it all to end, want to disappear, ready to go now, tired of living, tired of life, done with life, given up on life
no one would miss me, nobody would miss me, nobody would care if i, starve myself, driven me to the edge, at breaking point
never wake up again, and never wake up, reason to keep living, reason to keep going on, reason to go on living
never waking up, kill my self, killing my self, end myself, offing myself, ending myself, gonna end it
going to end it, ready to end it, end it tonight, ending it tonight, thinking of ending it, cant go on living
cant go on any more, cant go on any longer, cannot go on living, cannot go on anymore, cannot go on any more
cannot go on any longer, can not go on living, can not go on anymore, can not go on any more
can not go on any longer, i just cant go on, do not want to be alive anymore, do not want to be alive any more
do not want to be alive any longer, do not want to exist anymore, do not want to exist any more
do not want to exist any longer, dont wanna live, dont wanna be alive, dont wanna exist, dont wanna be here
dont wanna wake up, do not wanna live, do not wanna be alive, do not wanna exist, do not wanna be here
do not wanna wake up, dont want to wake up, wish i could die, wish id never been born, wish i could disappear
rather be dead, rather die than live, would be better dead, world is better without me, everyone would be better off
family would be better off without, no will to live, lost the will to live anymore, nothing left to live for
nothing left for me, no point in being alive, no point to my life, no point going on, life has no meaning
life is not worth, life is pointless, my life is over, my life is worthless, hate being alive, tired of being alive
sick of living, sick of being alive, dont deserve to live, i deserve to die, planning to die, ready to die
going to die tonight, i want to be dead, let me die, how to die, ways to die, painless way to, how many pills
take all the pills, took all the pills, taking all my pills, swallowed all, swallowed a bottle of
swallowed a box of, swallowed a packet of, swallowed the bottle of, swallowed the box of, swallowed the packet of
took a whole bottle, took a whole box, took a whole packet, took a whole pack, took the whole bottle
took the whole box, took the whole packet, took the whole pack, took too many pills, took too many tablets
too many sleeping pills, take an overdose, taken an overdose, took an overdose, slitting my wrists
slashed my wrists, cut my wrists, cutting again, jump off the bridge, jump off the roof, jump off the building
jump off the balcony, jump off the cliff, jump off this bridge, jump off this roof, jump off this building
jump off this balcony, jump off this cliff, jump off my bridge, jump off my roof, jump off my building
jump off my balcony, jump off my cliff, jump from the bridge, jump from the roof, jump from the window
jump from a bridge, jump from a roof, jump from a window, jump from this bridge, jump from this roof
jump from this window, standing on a bridge, standing on the bridge, on the ledge, throw myself off
throw myself in front, throw myself under, under a train, in front of a train, in front of the train, hanging myself
hung himself, hanged himself, rope around my neck, noose, shoot myself, shooting myself, gun in my mouth
drown myself, set myself on fire, starving myself, burn myself, hate myself and want, my last message to
this is my last message, my last tweet ever, this is my last post, this is my last day, this is my last night
this is my last goodbye, kill himself, kill herself, killed himself, killed herself, kill themselves
say goodbye to my kids, say goodbye to my family, say goodbye to my children, tell my family i love
tell my kids i love, tell my mum i love, tell my mom i love, tell my wife i love, tell my children i love
nobody will miss me, no one will miss me, wont be a burden, dont want to be a burden, im a burden to everyone
wont bother anyone anymore, wont have to deal with me, you wont hear from me ever, by the time you read this
when im dead, when i am dead, sewerslide, sewer slide, kys myself, self harmed, selfharming

[self_harm 2]
overdose, cant go on, cannot go on, can not go on, cant cope anymore, cant take this anymore, antidepressants
mental breakdown, crisis line, samaritans, sleeping pills, self hatred

[self_harm 1.3]
my pills, feel hopeless, feel worthless, feel so alone, nobody cares about me, no one cares about me, hate my life
hate myself, no hope left, so depressed, my depression, want to give up, goodbye all, im so tired of everything
be gone soon, cant see a future, no future, all alone in, wont be here much longer, the bridge, sorry everyone

[figurative 3 + neutral 1]
kill the mood, dying of laughter, dying laughing, dead lol, im dead 😂, im dead 💀, kill for a, to die for, die hard
killer deal, killing it, killed it, would kill for, phone died, phone is dead, phone just died, battery died, battery dead
dead battery, dead pixel, line is dead, line went dead, line has gone dead, suicide squad, drop dead gorgeous, kill the app
dead phone, took my breath away, on fire today, on fire lately, on fire tonight, was fire, game on fire, killing the app

[figurative 1.5 + neutral 1]
kill me now, just kill me, killing me, kill off, dying to, dying for, dead slow, dead line, die of boredom, bored to death
bored to tears

[figurative 4 + neutral 1]
done with life insurance, exploded in price, oxygen sensor, oxygen bleach, oxygen cleanser, oxygen mask facial
stop stalking me lol, keep stalking me lol, are stalking me lol, going to kill it, gonna to kill it, kill it tonight
battery exploded laughing, dead batteries, dead pixels, dead zone, dead spot, dead end, dead tired, dead inside
dead to me, battery is dead, battery is dying, battery dying, battery keeps dying, phone is dying, phone dying
phone keeps dying, laptop is dead, laptop is dying, laptop dying, laptop keeps dying, over my dead body
you are dead to me, youre dead to me, died laughing, died of laughter, died of embarrassment, died of boredom
died of hunger, dying of embarrassment, dying of boredom, dying of hunger, die laughing, die of laughter
die of embarrassment, die of hunger, dead laughing, dead of laughter, dead of embarrassment, dead of boredom
dead of hunger, dying to try, dying to know, dying to see, dying to hear, dying to get, dying to eat, dying to taste
dying to play, dying to watch, dying to go, dying to meet, dying to read, dying to buy, dying to visit, dying for a
dying for some, dying for the, dying for this, dying for that, could die happy, die another day, no time to die
live and let die, killer deals, killer feature, killer features, killer app, killer price, killer prices
killer offer, killer offers, killer bargain, killer look, killer heels, killer queen, killer instinct, killer whale
killer whales, killer track, killer riff, killer song, killer album, killing time, kill time, kill some time
kill an hour, killing my battery, killing my phone, killing my data, killing my vibe, killing my back
killing my feet, kills my battery, kills my phone, kills my data, kills my vibe, kills my back, kills my feet
killed my battery, killed my phone, killed my data, killed my vibe, killed my back, killed my feet, kill the lights
kill the engine, kill the process, kill the task, kill the vibe, kill the buzz, kill the joke, kill the music
kill the connection, kill switch, kill two birds, suspense is killing me, wait is killing me, waiting is killing me
heat is killing me, traffic is killing me, queue is killing me, lag is killing me, hunger is killing me
wait will kill me, heat will kill me, lag will kill me, suspense will kill me, curiosity killed, kill bill
kill a mockingbird, licence to kill, license to kill, dressed to kill, kill streak, killstreak, kill ratio, kill cam
kill the boss, kill the dragon, kill the zombies, kill the final boss, kill the monster, kill the enemy
killed the boss, killed the dragon, killed the zombies, killed the final boss, killed the monster, killed the enemy
killing the boss, killing the dragon, killing the zombies, killing the final boss, killing the monster
killing the enemy, kill him in the game, kill her in the game, kill them in the game, kill someone in the game
stab him in the game, stab her in the game, stab them in the game, stab someone in the game, shoot him in the game
shoot her in the game, shoot them in the game, shoot someone in the game, hurt him in the game, hurt her in the game
hurt them in the game, hurt someone in the game, in game kills, high kills, most kills, mum will kill me
mum would kill me, mum is going to kill me, mum is gonna kill me, mom will kill me, mom would kill me
mom is going to kill me, mom is gonna kill me, wife will kill me, wife would kill me, wife is going to kill me
wife is gonna kill me, boss will kill me, boss would kill me, boss is going to kill me, boss is gonna kill me
kids will kill me, kids would kill me, kids is going to kill me, kids is gonna kill me, gave me a heart attack
give me a heart attack, gives me a heart attack, giving me a heart attack, given me a heart attack
nearly had a heart attack, nearly gave me a heart attack, almost had a heart attack, almost gave me a heart attack
mini heart attack, heart attack burger, heart attack grill, heart attack when i saw, heart attack lol
nearly had a stroke, almost had a stroke, stroke of luck, stroke of genius, laughing so hard i cant breathe
laughing i cant breathe, cant breathe laughing, cant breathe lol, cant breathe lmao, cant breathe haha
cant breathe im laughing, cant breathe from laughing, cant breathe 😂, cant breathe 🤣, breathtaking
crying i cant breathe, cant breathe this song, team on fire, crowd on fire, party on fire, band on fire, dj on fire
chat on fire, squad on fire, hes on fire, shes on fire, deals are on fire, sales are on fire, playlist on fire
stage on fire, you guys are on fire, youre on fire, you are on fire, were on fire, on fire this season
on fire this week, on fire this year, on fire at the moment, girl on fire, catching fire, man on fire, world on fire
this girl is on fire, ring of fire, phone is on fire with, notifications is on fire with, inbox is on fire with
fire sale, fire stick, fire sticks, fire tv, fire drill, fire tablet, fire hd, fire pit, fire extinguisher
fire emoji, fire emblem, chariots of fire, smoke alarm battery, smoke alarm batteries, smoke alarm beeping
smoke alarm chirping, smoke alarm keeps beeping, smoke alarms battery, smoke alarms batteries, smoke alarms beeping
smoke alarms chirping, smoke alarms keeps beeping, smoke detector battery, smoke detector batteries
smoke detector beeping, smoke detector chirping, smoke detector keeps beeping, smoke detectors battery
smoke detectors batteries, smoke detectors beeping, smoke detectors chirping, smoke detectors keeps beeping
smoke break, smoke signals, smoke test, smoke machine, smoke on the water, holy smoke, bbq smoke
monoxide alarm battery, monoxide alarm batteries, monoxide alarm for sale, monoxide alarm in stock
monoxide alarm price, monoxide alarms battery, monoxide alarms batteries, monoxide alarms for sale
monoxide alarms in stock, monoxide alarms price, monoxide detector battery, monoxide detector batteries
monoxide detector for sale, monoxide detector in stock, monoxide detector price, monoxide detectors battery
monoxide detectors batteries, monoxide detectors for sale, monoxide detectors in stock, monoxide detectors price
sell carbon monoxide, free carbon monoxide alarm, free carbon monoxide alarms, free carbon monoxide detector
carbon monoxide awareness, burning question, burning calories, burning fat, burning rubber, burning man
burning desire, burning love, burning cd, burning cds, burning candle, burning candles, burning ambition
candle burning, blow up my phone, blowing up my phone, blew up my phone, blown up my phone, blow up twitter
blow up the internet, blow up the charts, blow up mattress, blow up bed, blow up balloons, blow up doll, bath bomb
bath bombs, bomb ass, bomb dot com, bomb playlist, bomb cyclone, bomb food, photo bomb, cherry bomb, love bomb
f bomb, jager bomb, the bomb, sex bomb, zip bomb, time bomb, bomb disposal game, shoot me now, shoot me a
shoot me an, shoot you a, shoot you an, shoot them a, shoot them an, shoot him a, shoot her a, shoot hoops
shoot the breeze, shoot us a, shoot us an, shoot your shot, shoot the video, shoot my shot, photo shoot, shoot em up
shoot you over, shoot you through, shots fired lol, stab at, take a stab, have a stab, stab <any> in the back
stabbed <any> in the back, stabbing <any> in the back, back stabbed, top gun, nerf gun, glue gun, heat gun
water gun, massage gun, spray gun, nail gun, radar gun, toy gun, smoking gun, price gun, gun show, jump the gun
son of a gun, machine gun kelly, gun to my head, gun to your head, butter knife, army knife, bread knife
kitchen knife, steak knife, knife set, knife block, knife sharpener, knife edge, secret weapon, parcel tracker
fitness tracker, gps tracker, price tracker, order tracker, package tracker, bike tracker, luggage tracker
suicide doors, suicide door, suicide silence, suicide wings, suicide sauce, suicide burger, suicide girls
suicide kings, suicide mission, suicide run, suicide prevention, suicide awareness, suicide machine, career suicide
commercial suicide, brand suicide, political suicide, financial suicide, business suicide, social suicide
corporate suicide, pr suicide, virgin suicides, suicide is painless, murder mystery, murder on the
murder in the building, murder she wrote, murder drones, murders mystery, murders on the, murders in the building
murders she wrote, murders drones, murder me for, sugar overdose, overdose of sugar, overdose of cuteness
overdose of caffeine, overdose of chocolate, overdose of coffee, overdose of christmas, overdose of ads
overdose of emails, overdose on sugar, overdose on cuteness, overdose on caffeine, overdose on chocolate
overdose on coffee, overdose on christmas, overdose on ads, overdose on emails, jump off the page
jump off the screen, jump off the sofa, jump off the couch, im trapped in a contract, im trapped in a loop
im trapped in a menu, im trapped in a queue, im trapped in my contract, im trapped in my loop, im trapped in my menu
im trapped in my queue, im trapped in your contract, im trapped in your loop, im trapped in your menu
im trapped in your queue, im trapped in this contract, im trapped in this loop, im trapped in this menu
im trapped in this queue, im trapped in an contract, im trapped in an loop, im trapped in an menu
im trapped in an queue, trapped in this contract, trapped in this deal, trapped in this plan, trapped in this tariff
trapped in my contract, trapped in my deal, trapped in my plan, trapped in my tariff, trapped in your contract
trapped in your deal, trapped in your plan, trapped in your tariff, trapped in a contract, trapped in a deal
trapped in a plan, trapped in a tariff, trapped in the contract, trapped in the deal, trapped in the plan
trapped in the tariff, no way out of the contract, no way out of the plan, no way out of the deal
no way out of the subscription, no way out of my contract, no way out of my plan, no way out of my deal
no way out of my subscription, no way out of this contract, no way out of this plan, no way out of this deal
no way out of this subscription, no way out of your contract, no way out of your plan, no way out of your deal
no way out of your subscription, no way out of a contract, no way out of a plan, no way out of a deal
no way out of a subscription, held hostage by your contract, held hostage by your app, held hostage by your company
held hostage by your bank, held hostage by your system, held hostage by the contract, held hostage by the app
held hostage by the company, held hostage by the bank, held hostage by the system, held hostage by a contract
held hostage by a app, held hostage by a company, held hostage by a bank, held hostage by a system
held hostage by this contract, held hostage by this app, held hostage by this company, held hostage by this bank
held hostage by this system, holding me hostage, holding my money hostage, holding my phone hostage
holding my number hostage, holding my data hostage, hold me hostage, take my life savings, took my life savings
<num> kms, few kms, couple kms, hundred kms, many kms, several kms, some kms, kms away, kms from, kms per
kms an hour, kms today, kms later, kms run, kms driven, kms on the, kill myself laughing, killed myself laughing
killing myself laughing, want to die laughing, want to die of embarrassment, want to die of cringe
want to die from embarrassment, dont want to live near, dont want to live next to, dont want to live without wifi
dont want to live without netflix, dont want to live without coffee, dont want it all to end, dont want it to end
didnt want it all to end, didnt want it to end, never want it all to end, never want it to end
wouldnt want it all to end, wouldnt want it to end, do not want it all to end, do not want it to end
did not want it all to end, did not want it to end, tired of living with, tired of living without
tired of living near, tired of living next, sick of living with, sick of living without, sick of living near
sick of living next, wont be here tomorrow to, wont be here tomorrow so, wont be here tomorrow for
wont be here tomorrow please, wont be here tomorrow deliver, goodbye forever to, goodbye forever old
goodbye forever slow, goodbye forever ads, goodbye forever data, nhs is at breaking point, nhs at breaking point
system is at breaking point, system at breaking point, network is at breaking point, network at breaking point
servers is at breaking point, servers at breaking point, patience is at breaking point, patience at breaking point
staff is at breaking point, staff at breaking point, service is at breaking point, service at breaking point
cant go on the, cant go on my, cant go on holiday, cant go on line, cant go on twitter, cant go on facebook
cant go on youtube, cant go on it, cant go on internet, cant go on netflix, cant go on wifi, cant go on your
cannot go on the, cannot go on my, cannot go on holiday, cannot go on line, cannot go on twitter
cannot go on facebook, cannot go on it, cannot go on your, cant do this anymore with your
cant do this anymore with this, cant do this anymore with bt, cant do this anymore with vodafone
cant do this anymore im leaving, cant do this anymore im switching, cant do this anymore im cancelling
lose the will to live, losing the will to live, lost the will to live, will to live on hold
electric shock when i saw the bill, electric shock when i saw the price, bill shock, price explosion
exploded with joy, exploded with laughter, exploded with flavour, exploded with flavor, head exploded, mind exploded
flavour explosion, blood orange, blood sugar monitor, blood pressure monitor, blood moon, blood bowl, blood pudding
blood brothers, bloody mary, true blood, out for blood, police drama, police show, police series, police academy
ambulance drama, ambulance show, ambulance series, ambulance academy, emergency exit, emergency contact
emergency contacts, emergency credit, emergency landing scene, emergency cash, power bank, hospital drama
hospital radio, hospital parking, ventilator fan, bathroom ventilator, oxygen os, oxygen bar, oxygen facial
oxygen not included, oxygen magazine, oxygen update, oxygenos, cutting again the price, cutting again the cable
cutting again the line, cutting again the service, cutting again the internet, cutting again the connection
cutting again and again, under a train ticket, seizure of, hostage situation lol, hostage movie, hostage film
hostage drama, explosives in the game

# --- when ----------------------------------------------------------------------------------------------------

[urgent 2]
urgent, urgently, asap, a s a p, as soon as possible, immediately, right now, right away, emergency, today please, by today
by tonight, by tomorrow, by end of day, before tomorrow, within the hour, in an hour, in <num> minutes, in <num> mins
in <num> hours, in <any> hours, leaves in, departs in, boarding in, boarding now, at the gate, at the airport, my flight is
flight leaves, flight tomorrow, flight today, stranded, stuck at, stuck in, wedding tomorrow, interview tomorrow
exam today, deadline today, tomorrow morning, tonight, time sensitive, running out of time, desperate, no time, hurry
quickly please, need it today, need it by, need this today, need this by, need it for tomorrow, before my, waiting outside
locked out, outside in the, right this minute, this minute, help now, now please, cant wait any longer
help me now, need help now, need help asap, as fast as you can, straight away, straightaway, without delay
this instant, every minute counts, every second counts, before its too late, last chance today, expires today
expires tonight, closing in, checkout in, train leaves, ferry leaves, bus leaves, surgery tomorrow, funeral tomorrow
funeral today, wedding today, on my way to the airport, boarding closes, gate closes, freezing outside
standing outside, stuck outside, right this second, no later than, by noon, by midnight, by 5pm, in half an hour
in <num> hrs, within <num> hours, within <num> minutes, within 24 hours, within the next hour, happening now
happening right now, it is happening now, as we speak, still ongoing, any second, any minute, please hurry, hurry up
quick please

[urgent 0.9]
today, now, tomorrow, soon, this morning, this afternoon, this evening, quickly, quick, before, immediate

# --- irony ---------------------------------------------------------------------------------------------------

[sarcasm 2 + negative 2 + complaint 0.8]
thanks for nothing, thank you for nothing, cheers for nothing, thanks for ruining, thanks for wasting, thanks for ignoring
thanks for losing, thanks for cancelling, thanks for canceling, thanks for the delay, thanks for making me, thanks for leaving
thanks for breaking, thanks for not, thank you for not, thanks for charging, thanks for overcharging, thanks for hanging up
great another, brilliant another, fantastic another, wonderful another, lovely another, oh great, oh good, oh joy, oh brilliant
oh fantastic, oh wonderful, oh look, oh perfect, just great, just brilliant, just fantastic, just wonderful, just perfect
just lovely, just what i needed, just what i wanted, exactly what i needed, yeah right, sure jan, slow clap, way to go
nice job breaking, good job ruining, well played, bravo for, love how, love that you, love it when, i love being, love waiting
i love paying, love paying, love sitting, what a surprise, surprise surprise, shocker, colour me shocked
color me shocked, how convenient, how lovely, how kind, how nice, good luck getting, good luck with that, great start to
great way to start, great way to treat, lovely way to treat, fantastic way to, excellent way to, top job, genius move
as always, as usual, world beating, world class service, stellar service, quality service as always, great service as usual
living the dream, money well spent, works a treat not, not

[sarcasm 1.2]
🙄, 🙃, 👏, lol, obviously, clearly, apparently, i suppose

# --- noise and fraud -----------------------------------------------------------------------------------------

[spam 3 + action -1.5]
follow me, follow back, follow for follow, followback, f4f, l4l, check my profile, check out my, check my page, link in bio
link in my bio, click here, click the link, click this link, visit my, visit our website, subscribe to my, my onlyfans
make money, make money online, earn money, earn <num>, earn up to, earn <any> a day, earn extra, work from home
passive income, financial freedom, quick cash, easy cash, fast cash, get rich, double your, triple your, bitcoin, btc
crypto, cryptocurrency, forex, forex trading, binary options, trading signals, investment opportunity, invest with
investment platform, guaranteed returns, guaranteed profit, roi, my mentor, account manager changed my life, airdrop
free gift card, free gift cards, gift card giveaway, free iphone, free followers, buy followers, buy likes, cheap followers
get followers, more followers, you have won, youve won, you won a, youve been selected, you have been selected
claim your prize, claim your reward, claim now, claim here, congratulations you, congratulations your number, act now
limited time offer, limited offer, buy now, order now, shop now, hot singles, singles in your area, sexy girls, horny
casino, online casino, betting tips, sure odds, fixed matches, weight loss pills, lose weight fast, viagra, cialis
cheap meds, replica watches, essay help, write your essay, do your homework, seo services, rank your website
web design services, promote it on, promote your, dm for promo, dm to promote, dm for collab, dm us to collab, collab dm
loans available, instant loan, need a loan, no credit check, spell caster, love spell, herbal, cured my, hiv cure
recover your lost, recovery expert, hacking services, hire a hacker, 100 free, risk free, whatsapp me on, telegram channel
join my telegram, join our telegram, dm me to earn, ask me how, thank me later

[scam 3.5 + action 0.5 + severity 2]
official support team, official support line, support desk here, this is the official, i am from the support team
we are the official support, verify your account, verify your identity, confirm your identity, confirm your account
confirm your details, confirm your bank, update your payment, update your billing, your account will be suspended
account will be suspended, account has been suspended click, account will be closed, account has been limited
unusual activity, unlock your account, send your password, send us your password, send your pin, your otp, share the code
send the code, send me the code, refund form, fill the form, fill this form, fill in this form, contact our agent
contact our support on whatsapp, message our support, inbox this page, inbox them, contact this page, reach out to them
helped me recover, helped me get my money back, recover my account, got my account back thanks to, they got my account back
wallet connect, connect your wallet, validate your wallet, seed phrase, recovery phrase, gift cards to

[hate 3.5 + negative 3]
go back to your country, go back to where, dirty immigrants, filthy immigrants, bloody foreigners, fucking foreigners
bloody immigrants, fucking immigrants, illegals are, subhuman, vermin, white power, white supremacy, heil hitler
sieg heil, gas the, kill all, hang all, deport them all, deport all, faggot, faggots, tranny, trannies, retard, retards
retarded, nigger, niggers, paki, pakis, chink, chinks, kike, kikes, wetback, towelhead, raghead, women belong in
should not exist, hate muslims, hate jews, hate gays, hate immigrants, hate foreigners, hate black, hate women, infest*

# --- words that say: this is English -------------------------------------------------------------------------

[language 1]
the, and, is, you, your, my, to, of, it, for, with, have, this, that, im, its, not, are, was, be, but, they, been
what, when, why, how, just, has, had, would, could, please, thanks, hello, who, where, there, their, will, can
do, dont, does, did, me, from, all, out, about, know, get, now, still, we, at, by, any, help, hi, hey, thank
