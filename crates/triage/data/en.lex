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

[severity 3.5]
caught fire, on fire, smoke coming, smells of burning, smell of burning, burning smell, electric shock, electrocuted
exploded, explosion, gas leak, smell gas, carbon monoxide, allergic reaction, anaphylactic, anaphylaxis, choked
injured, injury, bleeding, unconscious, ambulance, hospitalised, hospitalized, food poisoning, poisoned, burnt my
burned my, insulin, oxygen, dialysis, pacemaker, life support, panic alarm, care alarm, sexual assault, glass in my

[threat_to_life 4 + negative 3 + action 2 + severity 4]
going to kill you, gonna kill you, i will kill you, ill kill you, kill you all, kill them all, kill your staff
kill everyone, kill him, kill her, kill someone, hurt someone, hurt your staff, hurt them, hurt you, shoot up, shoot you
shoot them, bomb threat, there is a bomb, plant a bomb, a bomb in, blow up your, blow you up, burn down your, burn it down
burn your, stab you, stab him, stab her, stab someone, got a knife, have a knife, has a knife, got a gun, have a gun
has a gun, with a gun, come to your office with, i know where you live, know where you live, know where you work
you will pay with your, youre dead, you are dead, death threat, death threats, going to die without, will die without
could die without, someone will die, someone could die, going to die if, will die if, someone is going to die
someone is going to get hurt, life threatening, life or death, matter of life and death, not breathing, cant breathe
stopped breathing, having a heart attack, heart attack, having a stroke, having a seizure, unconscious, overdosing
bleeding out, trapped in, trapped inside, gas leak, smell gas, carbon monoxide, caught fire, house is on fire
on fire in my, call an ambulance, call 999, call 911, need an ambulance, emergency services, oxygen machine
dialysis machine, cant reach 999, cant call 999, cant call 911, cant reach 911, cant dial 999, cant dial 911
being followed, he will kill me, he is going to kill me, going to kill me, threatening to kill, child in danger
baby is not breathing, being held, holding me, anaphylactic, anaphylaxis, electrocuted, kidnap, kidnapped, raped

[self_harm 4 + negative 3 + action 2 + severity 4]
kill myself, killing myself, killed myself, end my life, ending my life, end it all, ending it all, take my own life
taking my own life, take my life, want to die, wanna die, wants to die, wish i was dead, wish i were dead, wish i was never
wish i wasnt alive, wish i wasnt here, better off dead, better off without me, better off if i was, dont want to live
do not want to live, dont want to be alive, dont want to be here anymore, dont want to exist, cant go on, can not go on
cannot go on, cant go on anymore, cant do this anymore, no reason to live, nothing to live for, no point in living
no point living, not worth living, life isnt worth, reason to carry on, dont see a way out, no way out, see no way out
suicide, suicidal, suicide note, commit suicide, unalive, kms, self harm, self harming, selfharm, hurt myself
hurting myself, harm myself, harming myself, cut myself, cutting myself, slit my wrists, hang myself, jump off a bridge
jump off the, jump in front of, overdose, overdosed, take all my pills, took all my pills, swallow all, goodbye forever
goodbye everyone, final goodbye, last message, this is my last, be gone soon, wont be here tomorrow, want it to end
want it all to end, want to disappear, ready to go now, tired of living, tired of life, done with life, given up on life
no one would miss me, nobody would miss me, nobody would care if i, starve myself, driven me to the edge, at breaking point

[figurative 3 + neutral 1]
kill the mood, dying of laughter, dying laughing, dead lol, im dead 😂, im dead 💀, kill for a, to die for, die hard
killer deal, killing it, killed it, would kill for, phone died, phone is dead, phone just died, battery died, battery dead
dead battery, dead pixel, line is dead, line went dead, line has gone dead, suicide squad, drop dead gorgeous, kill the app
dead phone, took my breath away, on fire today, on fire lately, on fire tonight, was fire, game on fire, killing the app

[figurative 1.5 + neutral 1]
kill me now, just kill me, killing me, kill off, dying to, dying for, dead slow, dead line, die of boredom, bored to death
bored to tears

# --- when ----------------------------------------------------------------------------------------------------

[urgent 2]
urgent, urgently, asap, a s a p, as soon as possible, immediately, right now, right away, emergency, today please, by today
by tonight, by tomorrow, by end of day, before tomorrow, within the hour, in an hour, in <num> minutes, in <num> mins
in <num> hours, in <any> hours, leaves in, departs in, boarding in, boarding now, at the gate, at the airport, my flight is
flight leaves, flight tomorrow, flight today, stranded, stuck at, stuck in, wedding tomorrow, interview tomorrow
exam today, deadline today, tomorrow morning, tonight, time sensitive, running out of time, desperate, no time, hurry
quickly please, need it today, need it by, need this today, need this by, need it for tomorrow, before my, waiting outside
locked out, outside in the, right this minute, this minute, help now, now please, cant wait any longer

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
